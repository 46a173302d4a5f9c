"""The codebook's reference page, as Markdown in one language.

Run `python -m sempadan.schema.reference [FOLDER]` to write it in all three.
"""

from __future__ import annotations

import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from sempadan.schema.codebook import LANGUAGES, SUBJECTS, TYPES, codebook, shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sempadan.schema.codebook import Code, Codebook, Field, Language, Place

Words: TypeAlias = "Mapping[str, str]"


def page(book: Codebook, lang: Language) -> str:
    """Describe every field of the codebook in one language.

    Args:
        book: The codebook to describe.
        lang: Language of labels, definitions and of the page's own sentences.

    Returns:
        Markdown: how to read it, then a section a subject with an entry a field.
    """
    words = {name: text[lang] for name, text in sentences().items()}
    parts = _opening(book, words, lang)
    for subject in SUBJECTS:
        fields = [f for f in book.fields if f.subject == subject]
        parts.append(f"## {words[f'subject_{subject}']}")
        parts.extend(part for field in fields for part in _entry(field, words, lang))
    return "\n\n".join(parts) + "\n"


@cache
def sentences() -> dict[str, dict[str, str]]:
    """Read the page's fixed sentences: by name, then by language."""
    text = shipped().joinpath("page.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _opening(book: Codebook, words: Words, lang: Language) -> list[str]:
    held = [f.held for f in book.fields]
    counts = {name: held.count(name) for name in ("home", "both", "facts")}
    flags = next((f.codes for f in book.fields if f.type == "flag"), ())
    contents = [
        f"- {words[f'subject_{subject}']}: "
        + ", ".join(f"[`{f.name}`](#{f.name})" for f in book.fields if f.subject == subject)
        for subject in SUBJECTS
    ]
    return [
        f"# {words['title']}",
        words["generated"],
        words["intro"].format(all=len(held), **counts),
        "\n".join(contents),
        words["words_of_law"],
        f"## {words['answers']}",
        words["missing"],
        _codes(flags, words, lang),
        f"## {words['types']}",
        _table((words["type"], words["holds"]), ((f"`{name}`", words[f"type_{name}"]) for name in TYPES)),
        f"## {words['standards']}",
        *(words[name] for name in ("htcds", "ctdc", "ictip")),
    ]


def _entry(field: Field, words: Words, lang: Language) -> list[str]:
    facts = [
        f"- {words['type']}: `{field.type}`",
        f"- {words['held']}: {words[f'held_{field.held}']}",
    ]
    if field.derived:
        facts.append(f"- {words['derived']}: " + ", ".join(f"`{name}`" for name in field.derived.split(", ")))
    if field.status == "retired":
        facts.append(f"- {words['retired']}: {field.since}–{field.until}")
    facts.append(f"- HTCDS 2.0: {_place(field.htcds, words['extension'], words, lang)}")
    facts.append(f"- CTDC: {_place(field.ctdc, words['no_place'], words, lang)}")
    parts = [f"### {field.name}", f"**{field.label[lang]}.** {field.definition[lang]}", "\n".join(facts)]
    if field.codes and field.type != "flag":
        parts.append(_codes(field.codes, words, lang))
    return parts


def _place(place: Place, absent: str, words: Words, lang: Language) -> str:
    text = ", ".join(f"`{name}`" for name in (place.field, *place.also) if name) or absent
    if place.codes:
        text += f", {words['means_yes']} " + ", ".join(f"`{code}`" for code in place.codes)
    return f"{text}. {place.note[lang]}" if place.note else text


def _codes(codes: Sequence[Code], words: Words, lang: Language) -> str:
    """Make the table of codes; a column that would be empty is left out."""
    columns = {
        words["code"]: [f"`{c.code}`" for c in codes],
        words["label"]: [c.label[lang] for c in codes],
        words["meaning"]: [c.definition[lang] if c.definition else "" for c in codes],
        "HTCDS 2.0": [f"`{c.htcds}`" if c.htcds else "" for c in codes],
        "CTDC": [f"`{c.ctdc}`" if c.ctdc else "" for c in codes],
    }
    filled = {heading: cells for heading, cells in columns.items() if any(cells)}
    return _table(tuple(filled), zip(*filled.values(), strict=True))


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(_cell(text) for text in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main(folder: Path) -> None:
    """Write the page in all languages into the folder, as codebook.en.md and so on."""
    for lang in LANGUAGES:
        folder.joinpath(f"codebook.{lang}.md").write_text(page(codebook(), lang), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/reference"))
