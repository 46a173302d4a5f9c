"""The reference page shows every rule, and the committed one is current."""

from pathlib import Path

from sempadan.identity.reference import PAGE, TITLES, main, page
from sempadan.identity.ruleset import FILES, RULES_VERSION, rules

COMMITTED = Path(__file__).parents[2] / "docs" / "reference" / PAGE


def test_the_committed_page_is_the_generated_one():
    assert COMMITTED.read_text(encoding="utf-8") == page(), "run: python -m sempadan.identity.reference docs/reference"


def test_main_writes_the_page(tmp_path):
    main(tmp_path)
    assert tmp_path.joinpath(PAGE).read_text(encoding="utf-8") == page()


def test_every_rule_stands_on_the_page_with_its_era_its_source_and_its_example():
    rows = [line for line in page().splitlines() if line.startswith("| ")]
    for file in FILES:
        for rule in rules(file):
            example, rest = rule.example.replace("|", "\\|"), f" | {rule.era} | {rule.source} |"
            assert any(r.startswith(f"| {rule.id} |") and example in r and r.endswith(rest) for r in rows)


def test_a_row_has_as_many_cells_as_the_head_of_its_table():
    rows = [line for line in page().splitlines() if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in rows} == {6}


def test_the_page_says_its_version_and_has_a_section_for_every_file():
    assert f"**{RULES_VERSION}**" in page()
    assert set(TITLES) == set(FILES)
    assert all(f"\n## {title}\n" in page() for title in TITLES.values())
