from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from release.report.examples import (
    BARS_CHART,
    CAUTION,
    EVERY_MARK,
    META,
    METHODS,
    ODD,
    ODD_ESCAPED,
    REFUSED,
    Words,
    html,
    page,
    table,
    text,
    write,
)  # fmt: skipfrom release.report.reader import Reader
from release.report.reader import Reader
from sempadan.locale.catalogue import catalogue
from sempadan.locale.language import LANGUAGES
from sempadan.release.found import numbers_in
from sempadan.release.report import Page, charts, report
from sempadan.schema.message import Message

REPORT = (EVERY_MARK, REFUSED, CAUTION)


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request):
    return request.param


@pytest.fixture(scope="module")
def pages():
    return {lang: html(*REPORT, lang=lang) for lang in LANGUAGES}


def test_every_element_is_closed_in_order(pages, lang):
    assert Reader(pages[lang]).faults == []


def test_the_reader_of_these_tests_finds_what_is_not_closed():
    assert Reader("<p><b>x</p></b>").faults


def test_the_page_says_its_language(pages, lang):
    assert Reader(pages[lang]).all("html") == [{"lang": lang}]


def test_headings_go_down_one_level_at_a_time_from_one_first(pages, lang):
    levels = [int(tag[1]) for tag, _, _ in Reader(pages[lang]).found if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_every_id_is_there_once_and_every_reference_has_its_target(pages, lang):
    reader = Reader(pages[lang])
    ids = [attrs["id"] for _, attrs, _ in reader.found if "id" in attrs]
    assert len(ids) == len(set(ids))
    named = {"aria-labelledby", "aria-describedby"}
    wanted = [attrs[key] for _, attrs, _ in reader.found for key in named & attrs.keys()]
    wanted += [attrs["href"].removeprefix("#") for attrs in reader.all("a")]
    wanted += re.findall(r"url\(#([^)]+)\)", pages[lang])
    assert wanted
    assert set(wanted) <= set(ids)


def test_nothing_is_loaded_sent_or_run(pages, lang):
    reader = Reader(pages[lang])
    tags = {tag for tag, _, _ in reader.found}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "use", "image", "foreignobject"}
    assert [a for _, a, _ in reader.found if a.keys() & {"src", "xlink:href", "style", "action", "srcset"}] == []
    assert [a for _, a, _ in reader.found if any(key.startswith("on") for key in a)] == []
    assert all(attrs["href"].startswith("#") for attrs in reader.all("a"))
    assert not re.search(r"https?:|//\w|@import|url\((?!#)", pages[lang])


def test_the_policy_allows_the_page_s_own_style_sheet_and_nothing_else(pages, lang):
    policy = next(a["content"] for a in Reader(pages[lang]).all("meta") if "http-equiv" in a)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_no_id_of_a_message_stands_in_place_of_its_text(pages, lang):
    said = " ".join(Reader(pages[lang]).said())
    assert not [name for name in re.findall(r"[a-z_]+(?:\.[a-z_0-9]+)+", said) if catalogue(lang).knows(name)]
    assert "{" not in said


def test_the_marks_stand_on_top_and_on_every_question(pages, lang):
    reader = Reader(pages[lang])
    boxes = [path for _, attrs, path in reader.found if attrs.get("class") == "mark"]
    assert [path[-1] for path in boxes] == ["header", *["section"] * len(REPORT)]
    said = reader.said("p")
    for name in ("report.mark.exact", "report.mark.invented"):
        assert said.count(catalogue(lang).say(Message(name))) == len(boxes)


def test_every_table_caption_and_every_picture_says_that_people_are_invented(pages, lang):
    word = {"id": "orang rekaan", "ms": "orang rekaan", "en": "invented people"}[lang]
    reader = Reader(pages[lang])
    captions = reader.said("caption")
    assert captions
    assert all(word in caption for caption in captions)
    drawn = re.findall(r"<svg.*?</svg>", pages[lang], flags=re.DOTALL)
    assert drawn
    assert all(word in picture.casefold() for picture in drawn)


def test_a_report_on_real_people_says_nothing_of_invented_ones():
    assert "nvented" not in html(*REPORT, meta=replace(META, invented=False))


def test_the_private_product_is_not_marked_as_the_exact_one():
    page_of = html(CAUTION, meta=replace(META, product="private"))
    assert "not for publication" not in page_of
    assert "random noise" in page_of


def test_contents_lead_to_every_question_with_its_verdict(pages):
    reader = Reader(pages["en"])
    links = [attrs["href"] for attrs in reader.all("a")]
    assert links == ["#main", "#q-forms", "#q-hidden", "#q-hidden_2"]
    assert [said.strip(" –") for said in reader.said("li")][:3] == ["Estimate", "No answer", "Use with caution"]


def test_a_refusal_says_why_what_would_be_needed_and_what_stands_all_the_same():
    said = Reader(html(REFUSED)).said()
    for part in ("No answer", "Because of the reason.", "something better", "12,345.6", "Why there is no answer"):
        assert part in said or any(part in words for words in said)


def test_caution_brings_its_reasons(pages):
    assert "A doubt." in Reader(pages["en"]).said("li")


def test_text_is_escaped_everywhere(pages, lang):
    assert ODD_ESCAPED in pages[lang]
    assert ODD not in pages[lang]
    assert "A &lt;border&gt;" in pages[lang]


def test_the_same_answers_give_the_same_bytes(lang):
    first, second = write(*REPORT, lang=lang), write(*REPORT, lang=lang)
    assert first == second


def test_report_and_charts_are_the_two_halves_of_what_is_written():
    say = catalogue("id").say
    both = write(*REPORT, lang="id")
    assert report(REPORT, META, "id", say) == both.html
    assert charts(REPORT, META, "id", say) == both.charts


def test_names_of_pictures_hold_the_language_and_are_plain():
    names = [name for lang in LANGUAGES for name in write(*REPORT, lang=lang).charts]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z0-9_-]+\.(id|ms|en)\.svg", name) for name in names)


def test_the_same_question_asked_twice_has_two_names():
    assert len(write(REFUSED, REFUSED).charts) == 2


def test_counts_say_their_cell_for_the_attack_on_the_release():
    cells = {(t.columns, *t.labels, *t.counts) for t in numbers_in("page", html(EVERY_MARK).encode())}
    wide, plain = ("source_type", "form"), ("source_type",)
    assert cells == {
        (wide, ("a", "odd"), "1985"), (wide, ("a", "whole"), "3030"),
        (wide, ("long", "whole"), "10"), (plain, ("a",), "1985"), (plain, ("odd",), "12"),
    }  # fmt: skip


def test_numbers_that_count_no_cell_say_none():
    assert numbers_in("page", html(page(METHODS)).encode()) == []


def test_what_is_withheld_is_explained_and_counted(pages):
    said = " ".join(Reader(pages["en"]).said())
    assert "–ᵖ stands where a number is withheld" in said
    assert "12 of 143 numbers" in said
    assert "A table left out" in said
    assert "Of this question no number is withheld." in said


def test_a_question_may_have_its_own_title_and_needs_no_chart_and_no_row():
    empty = table("alone", "source_type people", [])
    own = Page(reply=page(empty).reply, labels=Words(), title=text("My own question?"))
    said = Reader(html(own)).said()
    assert "My own question?" in said
    assert any("this table has no row" in words for words in said)


def test_a_report_without_questions_is_a_page_all_the_same():
    assert Reader(html()).faults == []


def test_a_chart_whose_numbers_are_all_withheld_is_not_drawn_but_its_table_is():
    held = table("bars", "source_type form share low high status", [("a", "x", None, None, None, "protected")])
    reader = Reader(html(page(held, BARS_CHART)))
    assert reader.all("svg") == []
    assert "–ᵖ" in reader.said("td")
