"""Rules are data: each with era, source and example; quick to read; and never changed without their version."""

import hashlib
import tomllib
from importlib.resources import files
from time import process_time

import pytest

from sempadan.identity.ruleset import FILES, RULES_VERSION, heading, rules, sources, text_of

EVERY = [(file, rule) for file in FILES for rule in rules(file)]
FINGERPRINTS = {"1": "d5470a1fd4ec9d5b"}
"""Of the parsed rules that names, dates and numbers go through, by version: a change needs a new version."""


def fingerprint():
    tables = [(file, list(tomllib.loads(text_of(file)).items())) for file in FILES]
    deciding = [
        (file, name, sorted((k, v) for k, v in entry.items() if k not in {"era", "source", "example"}))
        for file, table in tables for name, entry in table
    ]  # fmt: skip
    return hashlib.blake2b(repr(deciding).encode(), digest_size=8).hexdigest()


def test_the_rules_are_those_of_their_version():
    assert fingerprint() == FINGERPRINTS[RULES_VERSION], "rules changed: raise RULES_VERSION and add its fingerprint"


@pytest.mark.parametrize(("file", "rule"), EVERY, ids=lambda value: getattr(value, "id", value))
def test_every_rule_has_an_era_a_source_and_an_example(file, rule):
    assert rule.era
    assert rule.source in sources().values()
    assert rule.example


def test_every_source_is_used_and_every_file_is_listed():
    assert {rule.source for _, rule in EVERY} == set(sources().values())
    shipped = {path.name for path in files("sempadan.identity").joinpath("rules").iterdir()}
    assert shipped == {f"{file}.toml" for file in (*FILES, "sources")}


def test_a_file_of_rules_says_what_it_is():
    assert all(heading(file) and "#" not in heading(file)[0] for file in FILES)


def test_all_rules_are_parsed_in_20_milliseconds():
    def once():
        start = process_time()
        for file in (*FILES, "sources"):
            tomllib.loads(text_of(file))
        return process_time() - start

    assert min(once() for _ in range(5)) < 0.020
