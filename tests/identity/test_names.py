"""A name cell gives the same tokens however an official wrote it."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.identity.names import Name, canonical_name, canonical_token
from sempadan.identity.ruleset import rules

EMPTY = Name((), (), ())


def shown(name):
    """Write a name as the rules do: given / parent / alias / alias."""
    parts = [" ".join(name.tokens)]
    if name.parent or name.aliases:
        parts.append(" ".join(name.parent))
    return [*parts, *(" ".join(alias) for alias in name.aliases)]


def folded(text):
    """Fold the words of a plain name one by one."""
    return tuple(canonical_token(word) for word in text.split())


@pytest.mark.parametrize(
    "rule", [rule for file in ("cells", "parts", "short", "joined") for rule in rules(file)], ids=lambda rule: rule.id
)
def test_the_example_of_a_rule_holds(rule):
    written, _, parts = rule.example.partition("->")
    assert shown(canonical_name(written)) == [part.strip() for part in parts.split("/")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Siti Aminah", "SITI AMINAH"), ("Suryani Suryani", "Suryani"), ("Suryani .", "Suryani"),
        ("Suryani -", "SURYANI"),
        ("Hj. Siti Aminah", "Siti Aminah"), ("H. Ahmad", "Haji Achmad"), ("Ibu Siti", "Siti"), ("Tn. Budi", "Budi"),
        ("Datuk Ahmad", "Ahmad"), ("Syed Ali", "Ali"), ("Wan Aminah", "Aminah"), ("Raden Ajoe", "R. Ayu"),
        ("Dg. Matutu", "Daeng Matutu"), ("Abdul Rahman", "Abdulrahman"), ("Abd. Rahman", "Abdurrahman"),
        ("Abd.Rahman", "Abdoel Rachman"), ("M. Yusuf", "Mohd Yusof"), ("M.Yusuf", "Muhammad Joesoef"),
        ("Nurhayati", "Nur Hayati"), ("Norhayati", "Noor Hayati"), ("Sitinurhaliza", "Siti Nur Haliza"),
        ("St. Aminah", "Siti Aminah"), ("Siti Aminah, S.Pd.", "Siti Aminah"), ("Siti Aminah, SH", "Siti Aminah"),
        ("Siti Aminah (17 th)", "Siti Aminah"), ("Siti Aminah umur 17 tahun", "Siti Aminah"), ("1. Siti", "Siti"),
        ("Nu’man", "Numan"), ("Ma'ruf", "Maruf"), ("Síti Amínah", "Siti Aminah"), ("Ｓｉｔｉ", "Siti"),
        ("SURYANI<<SITI<AMINAH<<<<", "Suryani Siti Aminah"), ("Siti\tAminah\n", "Siti Aminah"),
        ("Siti (alm)", "Siti"), ("Siti (korban)", "Siti"), ("Siti (P)", "Siti"), ('"Siti Aminah"', "Siti Aminah"),
        ("Ni Made Sari", "Made Sari"), ("I Wyn Sudana", "Wayan Sudana"), ("Siti binti", "Siti"),
        ("Nama: Siti", "Siti"),
        ("Siti-Aminah", "Siti Aminah"), ("Liem Swie", "Lim Swee"), ("Ny. Budi Santoso", "Budi Santoso"),
    ],
)  # fmt: skip
def test_two_ways_to_write_a_name_give_one(one, other):
    assert canonical_name(one) == canonical_name(other) != EMPTY


@pytest.mark.parametrize(
    "mark",
    ["bin", "binti", "b.", "bt.", "bte", "binte", "bn", "ibn", "a/l", "A/P", "a/p.", "anak lelaki", "anak perempuan",
     "anak laki-laki", "anak", "ak", "ak.", "s/o", "d/o"],
)  # fmt: skip
def test_what_follows_a_mark_of_a_parent_is_the_parent(mark):
    assert canonical_name(f"Aminah {mark} Mohd Ali") == Name(folded("Aminah"), folded("Muhammad Ali"), ())


@pytest.mark.parametrize(
    "mark", ["alias", "als", "als.", "@", "a.k.a.", "aka", "panggilan", "nama panggilan", "d/h", "/"]
)
def test_what_follows_a_mark_of_an_alias_is_an_alias(mark):
    assert canonical_name(f"Siti Aminah {mark} Rina") == Name(folded("Siti Aminah"), (), (folded("Rina"),))


def test_the_whole_cell_of_a_shelter():
    name = canonical_name("Hj. Siti Aminah binti Jamil alias Rina (17 th)")
    assert name == Name(folded("Siti Aminah"), folded("Jamil"), (folded("Rina"),))
    assert canonical_name("Siti Aminah alias Rina binti Jamil") == name
    assert canonical_name("Siti Aminah (Rina) binti Jamil") == name
    assert canonical_name("Siti (Rina als Mawar) Aminah").aliases == (folded("Rina"), folded("Mawar"))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Andi Wijaya", "andi wijaya"), ("Wan", "wan"), ("Sumiati B", "sumiati b"), ("M", "m"),
        ("Abdullah", "abdullah"),
        ("Rotua Sitinjak", "rotua sitinjak"), ("Norman", "norman"), ("Nurdin", "nurdin"), ("Nurul", "nurul"),
        ("Anak Agung Putra", "anak agung putra"), ("Ahmad Ibnu Fajar", "ahmad ibnu fajar"),
        ("Tan Sri Wahyuni", "tan sri wahyuni"),
        ("Lim Ting Ting", "lim ting ting"), ("Siti Siti Aminah", "siti siti aminah"), ("Hari Laki", "hari laki"),
    ],
)  # fmt: skip
def test_what_is_part_of_the_name_stays(text, tokens):
    assert canonical_name(text) == Name(folded(tokens), (), ())


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", ".", "(17 th)", "17", "NA", "n/a", "nihil", "Tanpa Nama", "Ibu", "Hj.", "Ny.", "()", '"', "@",
    "()()", "王小明",
     "tidak diketahui", "FNU LNU"],
)  # fmt: skip
def test_a_cell_without_a_name_gives_none(text):
    assert canonical_name(text) == EMPTY


def test_only_a_parent_may_be_known():
    assert canonical_name("binti Ali") == Name((), folded("Ali"), ())


PIECES = st.sampled_from(
    ["Siti", "M.", "bin", "b.", "binti", "a/l", "alias", "@", "(", ")", '"', ",", "Hj.", "Wan", "anak", "lelaki",
     "S.Pd", "SH", "I", "Ni", "Md", "Made", "17 th", "-", ".", "Ny.", "korban", "R.", "Daeng", "Abdurrahman",
     "<<", "’", "/", "nama", "lain", "St"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES, max_size=9).map(" ".join)))
@settings(max_examples=3000, deadline=None)
def test_any_text_gives_tokens_of_letters_and_none_that_is_empty(text):
    name = canonical_name(text)
    for token in [*name.tokens, *name.parent, *(token for alias in name.aliases for token in alias)]:
        assert token
        assert set(token) <= set(string.ascii_lowercase)
        assert canonical_token(token) == token
    assert all(name.aliases)


PLAIN = st.lists(
    st.sampled_from(
        ["Siti", "Aminah", "Sulastri", "Rina", "Budi", "Santoso", "Djoko", "Fauzi", "Lestari", "Mawar", "Liem"]
    ),
    min_size=1, max_size=6,
)  # fmt: skip


@given(PLAIN)
def test_the_tokens_of_a_plain_name_stay_in_order(names):
    expected = folded(" ".join(names))
    assert canonical_name(" ".join(names)).tokens == (expected[:1] if len(set(expected)) == 1 else expected)


@given(PLAIN, PLAIN, st.sampled_from(["{}", "Hj. {}", "{} (17 th)", "{} -", "1. {}", "{}, S.Pd", "{} alias Nani"]))
@settings(deadline=None)
def test_titles_ages_degrees_and_aliases_change_no_given_name_and_no_parent(given_names, parent, frame):
    plain = " ".join(given_names) + " binti " + " ".join(parent)
    written = canonical_name(frame.format(plain))
    assert (written.tokens, written.parent) == (canonical_name(plain).tokens, canonical_name(plain).parent)


def test_a_name_does_not_show_itself():
    name = canonical_name("Siti Aminah binti Jamil alias Rina")
    assert repr(name) == "Name(2 tokens, 1 of a parent, 1 aliases)"
    assert not any(word in repr(name) for word in ("siti", "amina", "jamil", "rina"))
