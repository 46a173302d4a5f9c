from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.encode.forms import Form, FormFault, digits_of, read_form, secret_of, write_form

values = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), max_size=30)
forms = st.builds(Form, st.just("sempadan-test"), st.dictionaries(st.from_regex("[a-z]{1,8}", fullmatch=True), values))


@settings(deadline=None)
@given(forms)
def test_a_form_is_read_back_as_it_was_written(form):
    assert read_form(write_form(form), "sempadan-test") == form


@settings(deadline=None)
@given(forms)
def test_line_ends_and_a_byte_order_mark_may_change(form):
    assert read_form(b"\xef\xbb\xbf" + write_form(form).replace(b"\n", b"\r\n"), "sempadan-test") == form


@settings(deadline=None)
@given(forms, st.data())
def test_a_cut_form_is_never_taken_for_a_whole_one(form, data):
    text = write_form(form)
    cut = data.draw(st.integers(0, len(text) - 2))
    assert read_form(text[:cut], "sempadan-test") in (FormFault.DAMAGED, FormFault.OTHER_KIND)


def test_another_kind_another_version_and_damage_are_told_apart():
    text = write_form(Form("sempadan-test", {"key": "ABC"}))
    assert read_form(text, "sempadan-key") is FormFault.OTHER_KIND
    assert read_form(text.replace(b"test 1", b"test 2"), "sempadan-test") is FormFault.OTHER_VERSION
    assert read_form(text.replace(b"ABC", b"ABD"), "sempadan-test") is FormFault.DAMAGED
    assert read_form(b"", "sempadan-test") is FormFault.OTHER_KIND
    assert read_form(b"\xff\xfe\x00", "sempadan-test") is FormFault.OTHER_KIND


@settings(deadline=None)
@given(st.binary(min_size=32, max_size=32))
def test_a_secret_is_read_back_from_its_digits(secret):
    assert secret_of(digits_of(secret)) == secret
    assert secret_of(digits_of(secret)[1:]) is None


def test_a_form_shows_no_value():
    assert "geheim" not in repr(Form("sempadan-test", {"key": "geheim"}))
