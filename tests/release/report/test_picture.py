from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from release.report.examples import BARS, EVERY_MARK, ODD, chart, html, page, text, write
from sempadan.locale.language import LANGUAGES
from sempadan.schema.finding import Mark

NAMESPACE = "{http://www.w3.org/2000/svg}"


def alone(lang="en"):
    return {name: ET.fromstring(data) for name, data in write(EVERY_MARK, lang=lang).charts.items()}  # noqa: S314 -- what the report has just written


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_picture_is_well_formed_with_title_and_description_first(lang):
    for root in alone(lang).values():
        title, desc = root[0], root[1]
        assert (title.tag, desc.tag) == (f"{NAMESPACE}title", f"{NAMESPACE}desc")
        assert title.text
        assert desc.text.startswith("Text of")
        assert root.get("aria-labelledby") == title.get("id")
        assert root.get("aria-describedby") == desc.get("id")
        assert root.get("role") == "img"


def test_a_picture_alone_says_its_title_and_whom_it_is_for():
    for root in alone().values():
        said = " ".join("".join(item.itertext()) for item in root.iter(f"{NAMESPACE}text"))
        assert "Title of" in said
        assert "INVENTED PEOPLE" in said
        assert "not for publication" in said


def test_nothing_in_a_picture_stands_outside_of_it():
    for name, root in alone().items():
        wide, tall = float(root.get("width")), float(root.get("height"))
        for item in root.iter(f"{NAMESPACE}text"):
            assert 0 <= float(item.get("y")) <= tall, name
            assert 0 <= float(item.get("x")) <= wide, name
        for item in root.iter(f"{NAMESPACE}rect"):
            if item.get("x"):
                assert float(item.get("x")) + float(item.get("width")) <= wide, name
                assert float(item.get("y")) + float(item.get("height")) <= tall, name


def test_no_text_of_a_picture_is_smaller_than_a_phone_can_show():
    sizes = {float(item.get("font-size")) for root in alone().values() for item in root.iter(f"{NAMESPACE}text")}
    assert min(sizes) >= 10.5


def test_patterns_are_defined_where_they_are_used():
    for data in write(EVERY_MARK).charts.values():
        used = set(re.findall(r"url\(#([^)]+)\)", data.decode()))
        assert used <= set(re.findall(r'<pattern id="([^"]+)"', data.decode()))


def test_a_picture_within_a_page_needs_no_namespace_and_loads_nothing():
    assert "xmlns" not in html(EVERY_MARK)


def test_odd_signs_in_titles_and_names_are_whole():
    named = chart(Mark.BARS, "bars", "form", "share").__class__(
        "bars", Mark.BARS, "bars", x="form", y="share", title=text(ODD), text=text(ODD)
    )
    root = ET.fromstring(next(iter(write(page(BARS, named)).charts.values())))  # noqa: S314 -- what the report has just written
    assert root[0].text == ODD
    assert root[1].text == ODD
