"""What stands in a cell: a record's value in the agency's words, dates and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from sempadan.demo.draws import chance
from sempadan.demo.layout import word
from sempadan.demo.spelling import capitals

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from sempadan.demo.layout import Column, Layout
    from sempadan.demo.mistakes import Birth
    from sempadan.demo.records import Noted

Cell: TypeAlias = str | int | date | None

MONTHS = {
    "id": ("Januari Jan", "Februari Pebruari Feb", "Maret Mar", "April Apr", "Mei", "Juni Jun", "Juli Jul",
           "Agustus Agt", "September Sept", "Oktober Okt", "November Nopember Nov", "Desember Des"),
    "ms": ("Januari Jan", "Februari Feb", "Mac", "April Apr", "Mei", "Jun", "Julai", "Ogos", "September Sept",
           "Oktober Okt", "November Nov", "Disember Dis"),
}  # fmt: skip
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
RUPIAH_PER_RINGGIT = 3500
PLACES = ("destination", "home_district")
FLAGS = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the cells of one list."""

    rng: random.Random
    layout: Layout

    def cell(self, column: Column, noted: Noted) -> Cell:
        """What the agency writes about a record in that column; a word for missing if it knows nothing."""
        value = WRITERS[column.write](self, column, noted)
        return self.rng.choice(self.layout.missing) or None if value in ("", None) else value

    def word(self, name: str, code: str) -> str:
        """A code in the agency's words, nothing for nothing."""
        return word(self.rng, self.layout.language, name, code) if code else ""

    def date(self, day: date, *, known: bool = True) -> Cell:
        """A day as the agency writes it; a true date cell only where the day is `known` to exist."""
        form = self.layout.dates.draw(self.rng)
        if form == "serial" and known and self.layout.kind != "csv":
            return day
        return self.written(day.year, day.month, day.day, form)

    def written(self, year: int, month: int, day: int, form: str) -> str:
        """A day in a written form."""
        short = f"{year % 100:02d}"
        if form == "d Month yyyy":
            return f"{day} {self.rng.choice(MONTHS[self.layout.language][month - 1].split())} {year}"
        if form == "dd/mm/yy":
            return f"{day:02d}/{month:02d}/{short}"
        if form == "dd-mm-yy":
            return f"{day:02d}-{month:02d}-{short}"
        sign = "/" if form == "dd/mm/yyyy" else "-"
        return f"{day:02d}{sign}{month:02d}{sign}{year}"

    def birth(self, birth: Birth | None) -> Cell:
        """A birth date, or the year alone."""
        if birth is None:
            return ""
        if birth.month is None or birth.day is None:
            return birth.year if self.layout.kind != "csv" else str(birth.year)
        if birth.impossible:
            return self.written(birth.year, birth.month, birth.day, "dd-mm-yyyy")
        return self.date(date(birth.year, birth.month, birth.day))

    def place_and_birth(self, noted: Noted) -> Cell:
        """Place and date of birth in one cell; never a date cell."""
        birth, habit = noted.birth, "upper" if self.layout.sheets == "month" else ""
        place = capitals(self.rng, noted.birth_place, habit)
        if birth is None:
            return place
        if birth.month is None or birth.day is None:
            text = str(birth.year)
        else:
            form = "d Month yyyy" if chance(self.rng, 0.4) else "dd-mm-yyyy"
            text = self.written(birth.year, birth.month, birth.day, form)
        return f"{place}{self.rng.choice((', ', ', ', '/'))}{text}" if place else text

    def whole_name(self, noted: Noted) -> str:
        """Name, alias and age in one cell, as the shelter writes them."""
        if not noted.name:
            return ""
        alias = f" {self.rng.choice(('alias', 'alias', 'als.', 'a.k.a.'))} {noted.alias}" if noted.alias else ""
        form = self.rng.choice(("{} th", "{} th", "{} thn", "±{} th"))
        age = "" if noted.age is None else f" ({form.format(noted.age)})"
        return f"{noted.name}{alias}{age}"

    def age(self, noted: Noted) -> Cell:
        """The age in years, with or without the word."""
        if noted.age is None:
            return ""
        years = "tahun" if self.layout.language == "ms" else "th"
        return f"{noted.age} {years}" if chance(self.rng, 0.25) else str(noted.age)

    def amount(self, value: int | None, currency: str) -> Cell:
        """An amount as the agency writes it: rupiah with dots, ringgit with commas or as a number, months."""
        if value is None:
            return ""
        if currency in {"RM", "months"}:
            return str(value) if self.layout.kind == "csv" else value
        if currency == "bln":
            return f"{value} bln"
        if currency == "RM.00":
            return f"{value:,}.00"
        rupiah = round(value * RUPIAH_PER_RINGGIT, -4)
        if currency == "juta" and chance(self.rng, 0.5):
            return f"{rupiah / 1_000_000:.2f}".rstrip("0").rstrip(".").replace(".", ",") + " juta"
        dotted = f"Rp {rupiah:,}".replace(",", ".")
        return f"{dotted},-" if currency == "Rp,-" else dotted

    def code(self, column: Column, noted: Noted) -> str:
        """A coded fact in the agency's words."""
        code = noted.codes.get(column.field, "")
        name = "place" if column.field in PLACES else ("flag" if code in FLAGS else column.field)
        return self.word(name, code)


WRITERS: dict[str, Callable[[Writer, Column, Noted], Cell]] = {
    "name": lambda _w, _c, noted: noted.name,
    "whole_name": lambda writer, _c, noted: writer.whole_name(noted),
    "parent": lambda _w, _c, noted: noted.parent.upper(),
    "alias": lambda _w, _c, noted: noted.alias,
    "sex": lambda writer, _c, noted: writer.word("sex", noted.sex),
    "birth": lambda writer, _c, noted: writer.birth(noted.birth),
    "place_and_birth": lambda writer, _c, noted: writer.place_and_birth(noted),
    "birth_place": lambda _w, _c, noted: noted.birth_place,
    "age": lambda writer, _c, noted: writer.age(noted),
    "nik": lambda _w, _c, noted: noted.nik,
    "mykad": lambda _w, _c, noted: noted.mykad,
    "passports": lambda writer, _c, noted: spaced(writer.rng, noted.passports),
    "phone": lambda _w, _c, noted: noted.phone,
    "citizenship": lambda writer, _c, noted: writer.word("citizenship", noted.citizenship),
    "home_text": lambda _w, _c, noted: noted.home_text,
    "home_district": lambda writer, _c, noted: writer.word("place", noted.home_district),
    "contact": lambda writer, _c, noted: writer.date(noted.day),
    "recruiter_contact": lambda _w, _c, noted: noted.recruiter_contact,
    "code": lambda writer, column, noted: writer.code(column, noted),
    "amount": lambda writer, column, noted: writer.amount(noted.amounts.get(column.field), column.currency),
    "step_day": lambda writer, column, noted: step_day(writer, noted, column.field),
    "step_agency": lambda writer, column, noted: writer.word("agency", noted.responsible.get(column.field, "")),
    "sharing": lambda writer, _c, noted: writer.word("sharing", noted.sharing),
    "remark": lambda writer, _c, _n: writer.rng.choice(writer.layout.remarks) or None,
}


def step_day(writer: Writer, noted: Noted, step: str) -> Cell:
    """The day of a step if the agency knows it."""
    day = noted.days.get(step)
    return "" if day is None else writer.date(day)


def spaced(rng: random.Random, passports: tuple[str, ...]) -> str:
    """Passport numbers, at times with a blank after the letter, two in one cell behind a slash."""
    return " / ".join(f"{p[0]} {p[1:]}" if chance(rng, 0.2) else p for p in passports)
