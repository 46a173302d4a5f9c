"""Help pages, made from the commands themselves in the caller's language."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import typer
from typer.core import TyperArgument, TyperGroup, TyperOption

from sempadan.cli.usage import name_of
from sempadan.schema.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Say: TypeAlias = "Callable[[Message], str]"

GAP = 2
NAMES_AT_MOST = 30


@dataclass(frozen=True, slots=True)
class HelpPage:
    """What `--help` gives as JSON."""

    help: str


@dataclass(frozen=True, slots=True)
class Line:
    """One argument, option or command: how it is written and what it is."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A command's help, before it is laid out."""

    command: str
    usage: str
    text: str
    arguments: tuple[Line, ...]
    options: tuple[Line, ...]
    commands: tuple[Line, ...]


def page_of(ctx: typer.Context) -> Page:
    """Take the help of a context's command from it."""
    params = ctx.command.params
    arguments = [p for p in params if isinstance(p, TyperArgument)]
    options = [p for p in params if isinstance(p, TyperOption)]
    inner = ctx.command.commands if isinstance(ctx.command, TyperGroup) else {}
    pieces = [ctx.command_path, *map(_usage, arguments), *map(_required, options), *(["COMMAND …"] if inner else [])]
    return Page(
        command=ctx.command_path,
        usage=" ".join(filter(None, pieces)),
        text=ctx.command.help or "",
        arguments=tuple(Line(name_of(a), a.help or "") for a in arguments),
        options=tuple(Line(_written(o), o.help or "") for o in options),
        commands=tuple(Line(name, (c.help or "").split("\n", maxsplit=1)[0]) for name, c in inner.items()),
    )


def as_text(page: Page, say: Say, width: int) -> str:
    """Lay a help page out for a terminal of that many columns."""
    usage = say(message("cli.word.usage", command=page.usage))
    parts = [textwrap.fill(usage, width, subsequent_indent=" " * GAP * 2, break_on_hyphens=False)]
    parts += [textwrap.fill(p, width) for p in page.text.splitlines() if p]
    for head, lines in (("arguments", page.arguments), ("commands", page.commands), ("options", page.options)):
        if lines:
            parts.append(say(message(f"cli.word.{head}")) + "\n" + _columns(lines, width))
    return "\n\n".join(parts) + "\n"


def _columns(lines: Sequence[Line], width: int) -> str:
    left = min(NAMES_AT_MOST, max(len(line.name) for line in lines)) + GAP
    rows = []
    for line in lines:
        text = textwrap.wrap(line.text, max(width - left - GAP, 20)) or [""]
        name = f"{'':{GAP}}{line.name:<{left}}"
        if len(line.name) + GAP > left:
            rows.append(name.rstrip())
            name = " " * (GAP + left)
        rows.append((name + text[0]).rstrip())
        rows += [" " * (GAP + left) + rest for rest in text[1:]]
    return "\n".join(rows)


def _usage(argument: TyperArgument) -> str:
    name = name_of(argument) + ("…" if argument.nargs == -1 else "")
    return name if argument.required else f"[{name}]"


def _required(option: TyperOption) -> str:
    return _written(option) if option.required else ""


def _written(option: TyperOption) -> str:
    names = " / ".join(", ".join(group) for group in (option.opts, option.secondary_opts) if group)
    if option.is_flag:
        return names
    choices = option.type_descriptor.choices
    value = option.metavar or "|".join(str(c) for c in choices or ())
    return f"{names} {value}" + ("…" if option.multiple else "")
