from __future__ import annotations

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from sempadan.release.report.html import Html, element, joined


@given(st.text())
def test_text_and_attributes_come_back_as_they_were(text):
    made = element("p", text, title=text)
    quoted, _, inner = made.removeprefix('<p title="').partition('">')
    assert unescape(quoted) == text
    assert unescape(inner.removesuffix("</p>")) == text
    assert "<" not in inner.removesuffix("</p>")


def test_html_is_not_escaped_twice_and_sequences_are_put_together():
    inner = element("b", "<")
    assert element("p", inner, ["x", (inner,)]) == "<p><b>&lt;</b>x<b>&lt;</b></p>"
    assert joined("&", Html("&amp;")) == "&amp;&amp;"


def test_attributes_take_the_names_of_html_and_none_is_left_out():
    assert element("p", class_="x", data_cell="a=1&b=2", id=None, tabindex=0) == (
        '<p class="x" data-cell="a=1&amp;b=2" tabindex="0"></p>'
    )


def test_void_elements_have_no_end_and_shapes_are_closed_at_once():
    assert element("meta", charset="utf-8") == '<meta charset="utf-8">'
    assert element("path", d="M0,0") == '<path d="M0,0"/>'
