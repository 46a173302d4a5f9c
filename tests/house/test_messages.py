"""Every sentence stands in three languages, fits what the code gives it, and shows no id."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from datetime import date

import pytest

import sempadan
from sempadan.locale.catalogue import catalogue, placeholders
from sempadan.locale.language import LANGUAGES
from sempadan.schema.errors import SempadanError
from sempadan.schema.message import Message

TOKEN = re.compile(r"[a-z_]+(?:\.[a-z_0-9]+)+")
SAMPLES = {
    "": "Sampel", "plain": 1985, "percent": 0.655, "short": date(2025, 8, 17), "long": date(2025, 8, 17),
    "month": "2025-03", "and": ("a", "b"), "or": ("a", "b"),
}  # fmt: skip
OWN_LANGUAGE = frozenset(LANGUAGES)


def book():
    return catalogue("en").entries


def sentences():
    return {name: entry for name, entry in book().items() if not name.startswith("error.")}


def templates(entry):
    """Every template of an entry with its language; a plural is two."""
    for lang, text in entry.items():
        yield from ((lang, t) for t in (text.values() if isinstance(text, dict) else (text,)))


def comparable(lang, template):
    """Placeholders of a template; one that holds the text of this very language stands for all three."""
    return {"*" if name == lang else name: spec for name, spec in placeholders(template).items()}


def sample(names):
    return {name: SAMPLES.get(spec, 0.5) for name, spec in names.items()}


def import_everything():
    for module in pkgutil.walk_packages(sempadan.__path__, "sempadan."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def errors(cls=SempadanError):
    """Every error of ours, once all modules are imported."""
    for inner in cls.__subclasses__():
        if inner.__module__.startswith("sempadan."):
            yield inner
        yield from errors(inner)


@pytest.fixture(scope="module")
def every_error():
    import_everything()
    return [SempadanError, *errors()]


def test_every_sentence_stands_in_three_languages_with_the_same_placeholders():
    faulty = []
    for name, entry in sentences().items():
        seen = [comparable(lang, template) for lang, template in templates(entry)]
        if set(entry) != set(LANGUAGES) or any(one != seen[0] for one in seen):
            faulty.append(name)
    assert not faulty, "\n".join(map(str, faulty))


def test_only_english_has_plurals_and_they_are_chosen_by_n():
    plural = {(n, lang): text for n, e in sentences().items() for lang, text in e.items() if isinstance(text, dict)}
    assert [key for key, text in plural.items() if key[1] != "en" or text.keys() != {"one", "other"}] == []
    assert [key for key, text in plural.items() if "n" not in placeholders(text["other"])] == []


def test_every_error_speaks_three_languages_with_the_same_placeholders(every_error):
    faulty = []
    for error in every_error:
        for part, english in (("text", error.text), ("do", error.do)):
            entry = book().get(f"error.{error.rule}.{part}", {})
            same = all(placeholders(text) == placeholders(english) for text in entry.values())
            if set(entry) != {"id", "ms"} or not same:
                faulty.append(f"{error.rule}.{part}")
    assert not faulty, "\n".join(map(str, faulty))


def test_no_error_text_stands_there_without_its_error(every_error):
    known = {f"error.{error.rule}.{part}" for error in every_error for part in ("text", "do")}
    assert [name for name in book() if name.startswith("error.") and name not in known] == []


def test_an_error_has_its_own_text_and_a_name_that_no_other_has(every_error):
    assert [e.__name__ for e in every_error if "text" not in vars(e) or "do" not in vars(e)] == []
    rules = [error.rule for error in every_error]
    assert sorted(rules) == sorted(set(rules))


def test_every_error_prints_itself_in_english_too(every_error):
    broken = []
    for error in every_error:
        params = sample(placeholders(error.text) | placeholders(error.do))
        try:
            said = str(error(**params))
        except (ValueError, KeyError):
            said = ""
        if not said:
            broken.append(error.__name__)
    assert not broken, "\n".join(map(str, broken))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_sentence_shows_an_id_or_a_brace_to_a_user(lang, every_error):
    said = {}
    for name, entry in sentences().items():
        needed = {n: s for _, template in templates(entry) for n, s in placeholders(template).items()}
        said[name] = catalogue(lang).say(Message(name, sample(needed)))
    for error in every_error:
        text = catalogue(lang).error(error(**sample(placeholders(error.text) | placeholders(error.do))))
        said[error.rule] = f"{text.message} {text.do}"
    assert [n for n, text in said.items() if not text.strip() or "{" in text or "}" in text] == []
    assert [n for n, text in said.items() if any(token in book() for token in TOKEN.findall(text))] == []


def calls(code):
    """Every `message(...)` of the code: where, its id as a pattern, whether it is whole, and its parameters."""
    for name, tree in code.items():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "message"
                and node.args
            ):
                first = node.args[0]
                params = {k.arg for k in node.keywords}
                if isinstance(first, ast.Constant):
                    yield f"{name}:{node.lineno}", re.escape(first.value), params
                elif isinstance(first, ast.JoinedStr):
                    parts = [re.escape(p.value) if isinstance(p, ast.Constant) else r"[\w.]+" for p in first.values]
                    yield f"{name}:{node.lineno}", "".join(parts), params


def test_every_message_in_the_code_is_in_the_catalogue_and_gets_its_parameters(code):
    faulty = []
    for where, pattern, params in calls(code):
        found = [entry for name, entry in book().items() if re.fullmatch(pattern, name)]
        needed = [{n for _, t in templates(entry) for n in placeholders(t)} for entry in found]
        if not (None in params and found) and not any(names <= params for names in needed):
            faulty.append(where)
    assert not faulty, "\n".join(map(str, faulty))
