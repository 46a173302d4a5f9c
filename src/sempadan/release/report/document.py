"""The report of one language: one HTML page that needs nothing else, and its pictures one by one."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from sempadan.release.report.drawing import pictures_of
from sempadan.release.report.html import Html, element
from sempadan.release.report.section import Section, mark_box, marks_of
from sempadan.release.report.style import CSS
from sempadan.release.report.wording import Wording
from sempadan.schema.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sempadan.locale.language import Lang
    from sempadan.release.report.pages import Page, ReportMeta, Say

POLICY: Final = (
    f"default-src 'none'; style-src 'sha256-{b64encode(sha256(CSS.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'"
)
"""Nothing is loaded, sent or run; the page's own style sheet alone is used."""

MAIN: Final = "main"


@dataclass(frozen=True, slots=True)
class Written:
    """A report as files.

    Args:
        html: The page.
        charts: Each picture as SVG, by the name of its file: `forms-sex.id.svg`.
    """

    html: bytes
    charts: Mapping[str, bytes]


def report(pages: Sequence[Page], meta: ReportMeta, lang: Lang, say: Say) -> bytes:
    """Write the report as one HTML page (UTF-8); see `written`."""
    return written(pages, meta, lang, say).html


def charts(pages: Sequence[Page], meta: ReportMeta, lang: Lang, say: Say) -> Mapping[str, bytes]:
    """Write each picture of the report as SVG; see `written`."""
    return written(pages, meta, lang, say).charts


def written(pages: Sequence[Page], meta: ReportMeta, lang: Lang, say: Say) -> Written:
    """Write the page and its pictures, which are drawn once.

    The same arguments give the same bytes. The page loads nothing and runs nothing; every number in it
    stands in a table of `pages` or in one of their messages, is a mark on an axis, a limit of a class of
    tints, or counts rows, places or withheld numbers.

    Args:
        pages: The questions, in order; every number in them is cleared for release.
        meta: What the report is.
        lang: Language of numbers, dates and the page.
        say: Turns a message into a sentence of that language.

    Raises:
        ChartNotDrawn: A chart whose mark, columns or groups cannot be drawn.
    """
    sections = _sections(pages, meta, lang, say)
    marks = marks_of(meta, say)
    pictures = [picture for section in sections for drawn in section.pictures.values() for picture in drawn]
    page = "<!DOCTYPE html>\n" + element("html", _head(meta, say), _body(sections, meta, say), lang=lang)
    return Written(page.encode(), {f"{picture.name}.{lang}.svg": picture.alone(marks) for picture in pictures})


def _sections(pages: Sequence[Page], meta: ReportMeta, lang: Lang, say: Say) -> list[Section]:
    sections: list[Section] = []
    for page in pages:
        words, question = Wording(lang, say, page.labels), page.reply.question
        before = sum(section.page.reply.question == question for section in sections)
        name = f"{question}_{before + 1}" if before else question
        drawn = {chart.name: pictures_of(chart, page, words, name) for chart in page.reply.charts}
        sections.append(Section(f"q-{name}", page, meta, words, drawn))
    return sections


def _head(meta: ReportMeta, say: Say) -> Html:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="robots", content="noindex"),
        element("title", say(message("report.title", border=meta.border))),
        Html(f"<style>{CSS}</style>"),
    )


def _body(sections: Sequence[Section], meta: ReportMeta, say: Say) -> Html:
    contents = [
        element("li", element("a", section.title, href=f"#{section.name}"), " – ", section.verdict)
        for section in sections
    ]
    snapshot = [element("p", say(message("report.snapshot", snapshot=meta.snapshot)))] if meta.snapshot else []
    return element(
        "body",
        element("a", say(message("report.skip")), href=f"#{MAIN}", class_="skip"),
        element(
            "header",
            element("h1", say(message("report.title", border=meta.border))),
            mark_box(meta, say),
            element("p", say(message("report.made", made=meta.made))),
            element(
                "nav",
                element("h2", say(message("report.contents"))),
                element("ol", contents),
                aria_label=say(message("report.contents")),
            ),
        ),
        element("main", [section.html() for section in sections], id=MAIN),
        element("footer", snapshot, element("p", say(message("report.version", version=meta.version)))),
    )
