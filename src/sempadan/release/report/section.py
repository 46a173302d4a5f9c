"""One question as a section of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sempadan.release.report.fields import fields_of, withheld_in
from sempadan.release.report.html import Html, element
from sempadan.release.report.pages import SIGN
from sempadan.release.report.subject import table_of
from sempadan.release.report.table import folded_table
from sempadan.schema.finding import Refusal
from sempadan.schema.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sempadan.release.report.pages import Page, ReportMeta, Say
    from sempadan.release.report.picture import Picture
    from sempadan.release.report.wording import Wording
    from sempadan.schema.finding import AnswerTable, Chart
    from sempadan.schema.message import Message


@dataclass(frozen=True, slots=True)
class Section:
    """A question of the report, in one language, with its pictures drawn.

    Args:
        name: Its id, unique within the report.
        page: The question.
        meta: What the report is.
        words: The reader's language.
        pictures: By name of the chart.
    """

    name: str
    page: Page
    meta: ReportMeta
    words: Wording
    pictures: Mapping[str, tuple[Picture, ...]]

    @property
    def title(self) -> str:
        """The question."""
        return self.words.say(self.page.title or message(f"report.question.{self.page.reply.question}"))

    @property
    def verdict(self) -> str:
        """How far the answer may be used, in a word."""
        return self.words.say(message(f"report.verdict.{self.page.reply.verdict}"))

    def html(self) -> Html:
        """Write the section."""
        return element(
            "section",
            element("h2", self.title, id=f"{self.name}-title"),
            mark_box(self.meta, self.words.say),
            self._answer(),
            self._numbers(),
            self._part("report.part.sure", self._sure()),
            self._part("report.part.assumes", [_listed(map(self.words.say, self.page.reply.caveats))]),
            self._part("report.part.withheld", self._withheld()),
            self._part("report.part.method", self._method()),
            id=self.name, aria_labelledby=f"{self.name}-title",
        )  # fmt: skip

    def _answer(self) -> Html:
        reply = self.page.reply
        verdict = element(
            "p",
            element("strong", self.verdict), " ", self.words.say(message(f"report.verdict.{reply.verdict}.text")),
            class_=f"verdict {reply.verdict}",
        )  # fmt: skip
        lines = [element("p", line, class_="answer") for line in self.words.say(reply.text).split("\n") if line]
        return element("div", verdict, lines, self._reasons())

    def _reasons(self) -> Iterator[Html]:
        """Say why the answer is refused or to be used with caution, and what would be needed."""
        reply, say = self.page.reply, self.words.say
        if reply.reasons:
            yield element("h3", say(message(f"report.part.why.{reply.verdict}")))
            yield _listed(say(reason.message) for reason in reply.reasons)
        if isinstance(reply, Refusal):
            yield element("h3", say(message("report.part.needed")))
            yield _listed(map(say, reply.needed))

    def _numbers(self) -> Html:
        """Write the charts, each with its table below, then the tables that no chart shows."""
        reply, said = self.page.reply, self.words.say
        shown: set[str] = set()
        blocks = []
        for chart in reply.charts:
            blocks.append(self._chart(chart, with_table=chart.table not in shown))
            shown.add(chart.table)
        blocks += [
            element("div", element("h4", self._caption(table)), self._table(table), class_="block")
            for table in reply.tables
            if table.name not in shown
        ]
        return element("div", element("h3", said(message("report.part.numbers"))) if blocks else "", blocks)

    def _chart(self, chart: Chart, *, with_table: bool) -> Html:
        pictures, say = self.pictures[chart.name], self.words.say
        table = table_of(self.page, chart.table)
        small = say(message("report.mark.small")) if self.meta.invented else ""
        drawn = [
            element("figure", element("figcaption", picture.part) if picture.part else "", picture.inline(small))
            for picture in pictures
        ]
        if not drawn and table.data.num_rows:
            drawn = [element("p", say(message("report.chart.nothing", sign=SIGN)), class_="note")]
        notes = dict.fromkeys(note for picture in pictures for note in picture.notes)
        return element(
            "div",
            element(
                "div",
                element("h4", say(chart.title)),
                element("p", say(chart.text), class_="note"),
                element("div", drawn, class_="pictures") if len(drawn) > 1 else drawn,
                [element("p", note, class_="note") for note in notes],
            ),
            self._table(table) if with_table else "",
            class_="block beside" if len(drawn) == 1 else "block",
        )  # fmt: skip

    def _table(self, table: AnswerTable) -> Html:
        return folded_table(table, self.page, self.words, self._marked(self._caption(table)))

    def _caption(self, table: AnswerTable) -> str:
        """Title a table: by its own, that of its first chart, or the columns that name its rows."""
        titles: list[Message] = [chart.title for chart in self.page.reply.charts if chart.table == table.name]
        own = self.page.captions.get(table.name)
        if own or titles:
            return self.words.say(own or titles[0])
        keys = tuple(self.words.column(field.name) for field in fields_of(table.columns) if field.is_key)
        return self.words.say(message("report.table.by", columns=keys) if keys else message("report.table.plain"))

    def _marked(self, caption: str) -> str:
        """Say in a caption that the people are invented."""
        return self.words.say(message("report.caption.invented", caption=caption)) if self.meta.invented else caption

    def _sure(self) -> list[Html]:
        reply = self.page.reply
        fields = [field for table in reply.tables for field in fields_of(table.columns)]
        name = "report.sure.interval" if any(field.low for field in fields) else "report.sure.none"
        return [element("p", self.words.say(message(name)))]

    def _withheld(self) -> list[Html]:
        say = self.words.say
        counts = [withheld_in(table) for table in self.page.reply.tables]
        held, all_of = (sum(numbers) for numbers in zip(*counts, strict=True)) if counts else (0, 0)
        if not held and not self.page.left_out:
            return [element("p", say(message("report.withheld.none")))]
        said = [element("p", say(message("report.withheld.reason", sign=SIGN)))]
        if held:
            said.append(element("p", say(message("report.withheld.count", n=held, all=all_of))))
        if self.page.left_out:
            said += [element("p", say(message("report.withheld.tables"))), _listed(map(say, self.page.left_out))]
        return said

    def _method(self) -> list[Html]:
        reply, say = self.page.reply, self.words.say
        origin = reply.computed_from
        said = [element("p", say(message("report.method.source", source=reply.method.source)))]
        if origin.lists:
            said.append(element("p", say(message("report.method.lists", lists=origin.lists))))
        return said

    def _part(self, head: str, inner: list[Html]) -> Html:
        said = [part for part in inner if part]
        return element("div", element("h3", self.words.say(message(head))), said, class_="part") if said else Html()


def marks_of(meta: ReportMeta, say: Say) -> list[str]:
    """Say what must be said on top of everything: whether its people are invented, and whom it is for."""
    marks = [message("report.mark.invented")] if meta.invented else []
    return [say(mark) for mark in (*marks, message(f"report.mark.{meta.product}"))]


def mark_box(meta: ReportMeta, say: Say) -> Html:
    """Write what must be said on top of everything."""
    return element("div", [element("p", mark) for mark in marks_of(meta, say)], class_="mark")


def _listed(items: Iterable[str]) -> Html:
    said = [element("li", item) for item in items]
    return element("ul", said) if said else Html()
