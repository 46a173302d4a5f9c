"""The codebook: every field and code of a case, read from the TOML files beside this module.

A file holds one subject. A table in it is a field:

    [home_district]
    type = 'place'                       # see TYPES
    held = 'both'                        # home (stays with the agency), facts (only leaves), both
    status = 'active'                    # or retired, with `since` and `until` (versions)
    derived = 'birth_date, contact_date' # only fields computed by encode have it
    label = {en = '…', id = '…', ms = '…'}
    definition.en = '…'                  # and .id, .ms
    htcds.field = '…'                    # absent: the standard has no such field
    htcds.also = ['…']                   # further fields that hold a part of it
    htcds.codes = ['…']                  # of a flag: the codes of htcds.field that mean yes
    htcds.note.en = '…'                  # and .id, .ms
    ctdc.field = '…'                     # as for htcds
    codes = [                            # of a code or band only; or as [[home_district.codes]]
      {code = '…', label = {…}, definition = {…}, htcds = '…', ctdc = '…'},
    ]

Flags share the codes of `answers.toml`. Strings stand in single quotes: tomllib reads those faster.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

from sempadan.schema.errors import CodebookFault

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

TYPES = (
    "name", "text", "date", "age", "nik", "mykad", "passports", "phone", "own_id",  # identity, never leave
    "flag", "code", "band", "place", "agency", "crossing", "month", "weeks", "token",  # coded
)  # fmt: skip
NEVER_LEAVE = TYPES[:9]
CODED = ("flag", "code", "band", "place", "agency", "crossing")
FLAG = ("yes", "no", "unknown")
FIELD_KEYS = {"type", "held", "status", "label", "definition", "derived", "htcds", "ctdc", "codes", "since", "until"}
CODE_KEYS = {"code", "label", "definition", "status", "htcds", "ctdc"}
PLACE_KEYS = {"field", "also", "codes", "note"}

Language: TypeAlias = Literal["en", "id", "ms"]
Held: TypeAlias = Literal["home", "facts", "both"]
Text: TypeAlias = "Mapping[str, str]"

LANGUAGES: tuple[Language, ...] = ("en", "id", "ms")


@dataclass(frozen=True, slots=True)
class Code:
    """One value of a coded field."""

    code: str
    label: Text
    definition: Text | None
    status: str
    htcds: str
    ctdc: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field stands in another standard.

    Args:
        field: Name of its field there; empty if the standard has none, the field is then our extension.
        also: Further fields there that hold a part of it.
        codes: Of a flag, the codes of `field` that mean yes.
        note: What differs, in three languages; None if nothing does.
    """

    field: str
    also: tuple[str, ...]
    codes: tuple[str, ...]
    note: Text | None


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a case, as the codebook defines it."""

    name: str
    subject: str
    type: str
    held: Held
    status: str
    since: str
    until: str
    label: Text
    definition: Text
    derived: str
    htcds: Place
    ctdc: Place
    codes: tuple[Code, ...]

    @property
    def coded(self) -> bool:
        """Whether its values come from a closed list (of the codebook or of the border pack)."""
        return self.type in CODED

    @property
    def own_codes(self) -> tuple[str, ...]:
        """Codes that the codebook itself lists; places, agencies and crossings come from the border."""
        return tuple(c.code for c in self.codes)


@dataclass(frozen=True, slots=True)
class Codebook:
    """All fields, in the order of the files and within them."""

    fields: tuple[Field, ...]

    def __getitem__(self, name: str) -> Field:
        """Return the field of that name; KeyError names only the asked field."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    def __contains__(self, name: object) -> bool:
        """Whether there is a field of that name."""
        return any(f.name == name for f in self.fields)

    @property
    def of_cases(self) -> tuple[Field, ...]:
        """Fields that an agency's list may hold."""
        return tuple(f for f in self.fields if f.held != "facts" and f.status == "active")

    @property
    def of_facts(self) -> tuple[Field, ...]:
        """Fields that leave an agency, coded."""
        return tuple(f for f in self.fields if f.held != "home" and f.status == "active")


SUBJECTS = ("identity", "person", "exploitation", "journey", "work", "justice", "steps", "sharing")


def shipped() -> Traversable:
    """Return the folder of the codebook that ships with this version."""
    return files("sempadan.schema").joinpath("codebook")


@cache
def codebook() -> Codebook:
    """Read the codebook that ships with this version, and check it."""
    return read_codebook(shipped())


def read_codebook(folder: Traversable) -> Codebook:
    """Read a folder of one TOML file a subject and `answers.toml`, and check every field and code.

    Raises:
        CodebookFault: Names the file, the field and what is wrong with it.
    """
    answers = _answers(_toml(folder, "answers.toml"))
    fields: list[Field] = []
    seen: set[str] = set()
    for subject in SUBJECTS:
        for name, entry in _toml(folder, f"{subject}.toml").items():
            if name in seen:
                raise CodebookFault(file=f"{subject}.toml", field=name, fault="stands in the codebook twice")
            seen.add(name)
            fields.append(_field(subject, name, entry, answers))
    for field in fields:
        for source in filter(None, field.derived.split(", ")):
            if source not in seen:
                raise CodebookFault(file=f"{field.subject}.toml", field=field.name, fault="derived from no field")
    return Codebook(tuple(fields))


def _toml(folder: Traversable, file: str) -> dict[str, Any]:
    path = folder.joinpath(file)
    if not path.is_file():
        raise CodebookFault(file=file, field="*", fault="the file is missing")
    fault = ""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        fault = f"is not TOML in UTF-8: {error}"
    raise CodebookFault(file=file, field="*", fault=fault)


def _answers(entry: Mapping[str, Any]) -> tuple[Code, ...]:
    codes = tuple(_code("answers.toml", "*", c) for c in entry.get("codes", []))
    if tuple(c.code for c in codes) != FLAG:
        raise CodebookFault(file="answers.toml", field="*", fault=f"the codes must be {', '.join(FLAG)}")
    return codes


def _field(subject: str, name: str, entry: Any, answers: tuple[Code, ...]) -> Field:
    file = f"{subject}.toml"
    _check(file, name, entry)
    codes = tuple(_code(file, name, c) for c in entry.get("codes", []))
    listed = [c.code for c in codes]
    if len(set(listed)) < len(listed):
        raise CodebookFault(file=file, field=name, fault="a code stands there twice")
    if codes and "unknown" not in listed:
        raise CodebookFault(file=file, field=name, fault="the code `unknown` is missing")
    return Field(
        name=name,
        subject=subject,
        type=entry["type"],
        held=cast("Held", entry["held"]),
        status=entry["status"],
        since=entry.get("since", ""),
        until=entry.get("until", ""),
        label=entry["label"],
        definition=entry["definition"],
        derived=entry.get("derived", ""),
        htcds=_place(file, name, "htcds", entry),
        ctdc=_place(file, name, "ctdc", entry),
        codes=answers if entry["type"] == "flag" else codes,
    )


def _check(file: str, name: str, entry: Any) -> None:
    if not isinstance(entry, dict):
        raise CodebookFault(file=file, field=name, fault="is not a table")
    unknown = set(entry) - FIELD_KEYS
    if unknown:
        raise CodebookFault(file=file, field=name, fault=f"unknown keys {sorted(unknown)}")
    for key in ("type", "held", "status", "label", "definition"):
        if key not in entry:
            raise CodebookFault(file=file, field=name, fault=f"`{key}` is missing")
    if entry["type"] not in TYPES:
        raise CodebookFault(file=file, field=name, fault=f"unknown type {entry['type']}")
    if entry["held"] not in ("home", "facts", "both") or entry["status"] not in ("active", "retired"):
        raise CodebookFault(file=file, field=name, fault="`held` or `status` has an unknown value")
    if entry["type"] in NEVER_LEAVE and entry["held"] != "home":
        raise CodebookFault(file=file, field=name, fault=f"the type {entry['type']} never leaves the agency")
    if entry["status"] == "retired" and not (entry.get("since") and entry.get("until")):
        raise CodebookFault(file=file, field=name, fault="a retired field needs `since` and `until`")
    _check_languages(file, name, entry, "label")
    _check_languages(file, name, entry, "definition")
    if (entry["type"] in ("code", "band")) != bool(entry.get("codes")):
        raise CodebookFault(file=file, field=name, fault="codes are needed for code and band, and only there")
    if "derived" in entry and entry["held"] != "facts":
        raise CodebookFault(file=file, field=name, fault="only a field that encode computes is `derived`")


def _check_languages(file: str, name: str, entry: Mapping[str, Any], key: str) -> None:
    text = entry[key]
    complete = isinstance(text, dict) and set(text) == set(LANGUAGES)
    if not complete or not all(isinstance(t, str) and t.strip() for t in text.values()):
        raise CodebookFault(file=file, field=name, fault=f"`{key}` must stand in {', '.join(LANGUAGES)}")


def _code(file: str, name: str, entry: Any) -> Code:
    if not isinstance(entry, dict) or not {"code", "label"} <= set(entry) <= CODE_KEYS:
        raise CodebookFault(file=file, field=name, fault=f"a code has `code`, `label`, and of {sorted(CODE_KEYS)}")
    _check_languages(file, name, entry, "label")
    if "definition" in entry:
        _check_languages(file, name, entry, "definition")
    return Code(
        code=entry["code"],
        label=entry["label"],
        definition=entry.get("definition"),
        status=entry.get("status", "active"),
        htcds=entry.get("htcds", ""),
        ctdc=entry.get("ctdc", ""),
    )


def _place(file: str, name: str, standard: str, entry: Mapping[str, Any]) -> Place:
    place = entry.get(standard, {})
    if not isinstance(place, dict) or not set(place) <= PLACE_KEYS:
        raise CodebookFault(file=file, field=name, fault=f"`{standard}` has only the keys {sorted(PLACE_KEYS)}")
    if not place.get("field") and ("also" in place or "codes" in place):
        raise CodebookFault(file=file, field=name, fault=f"`{standard}` needs a `field` before `also` and `codes`")
    if "note" in place:
        _check_languages(file, name, place, "note")
    return Place(
        field=place.get("field", ""),
        also=tuple(place.get("also", ())),
        codes=tuple(place.get("codes", ())),
        note=place.get("note"),
    )
