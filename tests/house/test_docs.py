"""The documentation holds together: links lead somewhere, pages are found, commands exist."""

from __future__ import annotations

import re
import shlex

from sempadan.cli.app import build
from sempadan.locale.catalogue import catalogue

LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")
ANCHOR = re.compile(r"\]\(#([^)]+)\)")
FENCE = re.compile(r"^ *```\w*\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
CALL = re.compile(r"^\s*(?:\.venv[/\\](?:bin|Scripts)[/\\])?sempadan (.+)$", re.MULTILINE)


def pages(committed):
    return {name: text for name, text in committed.items() if name.endswith(".md") and not name.startswith("src/")}


def test_every_link_leads_to_a_file(committed, root):
    dead = [
        f"{name} -> {target}"
        for name, text in pages(committed).items()
        for target in LINK.findall(text)
        if not (root / name).parent.joinpath(target).exists()
    ]
    assert not dead, "\n".join(map(str, dead))


def test_every_link_within_a_page_leads_to_a_heading(committed):
    dead = []
    for name, text in pages(committed).items():
        headings = {
            re.sub(r"[^\w -]", "", h).strip().lower().replace(" ", "-")
            for h in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
        }
        dead += [f"{name} -> {target}" for target in ANCHOR.findall(text) if target.lower() not in headings]
    assert not dead, "\n".join(map(str, dead))


def test_every_page_is_linked_from_the_index_of_its_folder(committed):
    lost = []
    for name in pages(committed):
        folder, _, file = name.rpartition("/")
        if folder.startswith("docs") and file != "index.md" and f"]({file})" not in committed[f"{folder}/index.md"]:
            lost.append(name)
    assert not lost, "\n".join(map(str, lost))


def test_every_command_in_the_docs_exists_with_its_options(committed):
    calls = {
        f"{name}: {line}": line
        for name, text in pages(committed).items()
        if not name.startswith("docs/reference/commands.")
        for fence in FENCE.findall(text)
        for line in CALL.findall(fence)
    }
    assert calls
    assert [where for where, line in calls.items() if not exists(shlex.split(line, comments=True))] == []


def exists(words):
    command = build(catalogue("en"))
    options = {opt for param in command.params for opt in param.opts}
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]
        options |= {opt for param in command.params for opt in param.opts}
    asked = {word.partition("=")[0] for word in words if word.startswith("--")}
    return asked <= options and (not hasattr(command, "commands") or bool(asked & {"--help", "--version"}))


def test_the_glossary_says_every_word_in_three_languages(root):
    text = (root / "docs/reference/glossary.md").read_text()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    assert len(rows) > 40
    assert [row for row in rows if len(row) != 4 or not all(row)] == []


def test_the_readme_gives_two_commands_and_the_lines_for_windows(root):
    text = (root / "README.md").read_text()
    assert "make demo\nmake test\n" in text
    assert 'py -3 -m venv .venv && .venv\\Scripts\\python -m pip install -c constraints.txt -e ".[joint,dev]"' in text
    assert ".venv\\Scripts\\python -m pytest" in text


def test_the_changelog_has_parts_for_numbers_and_privacy(root):
    text = (root / "CHANGELOG.md").read_text()
    assert all(f"**{part}**" in text for part in ("added", "changed", "fixed", "numbers", "privacy"))
