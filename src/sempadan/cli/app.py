"""All commands in one tree, with their help in one language.

A room's commands stand in one file beside this one: a group made by `usage.new_group`, or a
single function. `build` hangs them up; their help comes from `messages/cli.toml`, under
`cli.<command>.help` and `cli.<command>.<parameter>`, or `cli.option.<parameter>` for what several
commands share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer
from typer.core import TyperArgument, TyperGroup, TyperOption

from sempadan.cli import ask, border, demo, doctor, keys, linking, lists, release, sending
from sempadan.cli.options import every_command, of_sempadan
from sempadan.cli.usage import Command, new_group
from sempadan.schema.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sempadan.locale.catalogue import Catalogue


def build(book: Catalogue) -> TyperGroup:
    """Make the whole command line, with help texts in the catalogue's language."""
    app = new_group()
    app.command("look", cls=Command)(lists.look)
    app.command("check", cls=Command)(lists.check)
    app.command("encode", cls=Command)(sending.encode)
    app.command("link", cls=Command)(linking.link)
    app.command("status", cls=Command)(linking.status)
    app.command("people", cls=Command)(linking.people)
    app.command("release", cls=Command)(release.release)
    app.command("attack", cls=Command)(release.attack)
    app.command("demo", cls=Command)(demo.demo)
    app.command("doctor", cls=Command)(doctor.doctor)
    app.add_typer(ask.ask, name="ask")
    app.add_typer(keys.keys, name="key")
    app.add_typer(keys.coordinator, name="coordinator")
    app.add_typer(border.app, name="border")
    tree = typer.main.get_command(app)
    if not isinstance(tree, TyperGroup):
        raise TypeError(type(tree).__name__)
    for path, command in walk(tree):
        _dress(path, command, book)
    tree.params[:0] = _described(of_sempadan(), book)
    return tree


def walk(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Give every command and group below one, itself first, with its path of names."""
    yield path, command
    if isinstance(command, TyperGroup):
        for name, inner in command.commands.items():
            yield from walk(inner, (*path, name))


def help_id(path: tuple[str, ...], param: str, book: Catalogue) -> str:
    """Id of a parameter's help: its command's own, or the one that several commands share."""
    own = ".".join(("cli", *path, param))
    return own if book.knows(own) else f"cli.option.{param}"


def _dress(path: tuple[str, ...], command: Any, book: Catalogue) -> None:
    command.help = book.say(message(".".join(("cli", *path, "help"))))
    for param in command.params:
        if isinstance(param, TyperArgument | TyperOption):
            param.help = book.say(message(help_id(path, param.name, book)))
    command.add_help_option = False
    command.params += _described(every_command(), book)


def _described(options: list[TyperOption], book: Catalogue) -> list[TyperOption]:
    for option in options:
        option.help = book.say(message(f"cli.option.{option.name.rstrip('_')}"))
    return options
