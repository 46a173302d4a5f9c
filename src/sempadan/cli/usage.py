"""The command line's own rules: groups, commands, and usage errors as facts of ours."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from sempadan.cli.errors import (
    CommandLineUnfit,
    CommandMissing,
    CommandUnknown,
    OptionUnfit,
    OptionUnknown,
    TooManyArguments,
    ValueMissing,
    ValueUnfit,
)
from sempadan.schema.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typer.core import TyperArgument

    from sempadan.schema.errors import SempadanError

EXPECTED = {int: "cli.expected.whole", float: "cli.expected.number"}


class Command(TyperCommand):
    """A command that counts its arguments itself, so that the error is ours."""

    allow_extra_args = True

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse as Typer does, then refuse arguments that are left over."""
        rest = super().parse_args(ctx, args)
        if ctx.args and not ctx.resilient_parsing:
            most = sum(p.param_type_name == "argument" for p in self.params)
            raise TooManyArguments(command=ctx.command_path, most=most, given=most + len(ctx.args))
        return rest


class Group(TyperGroup):
    """A group of commands that names the nearest ones when one is not found."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that the first argument names."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            raise CommandUnknown(group=ctx.command_path, name=name, known=near(name, self.list_commands(ctx)))
        return super().resolve_command(ctx, args)


def new_group() -> typer.Typer:
    """Make an empty group of commands, which refuses to be called without one of them."""
    return typer.Typer(cls=Group, callback=_need_command, invoke_without_command=True, add_completion=False)


def _need_command(ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None and isinstance(ctx.command, TyperGroup):
        raise CommandMissing(group=ctx.command_path, known=tuple(ctx.command.list_commands(ctx)))


def near(name: str, known: Sequence[str]) -> tuple[str, ...]:
    """Names that resemble one, or else all that are known."""
    return tuple(get_close_matches(name, known)) or tuple(known)


def usage_error(error: Any) -> SempadanError:
    """Turn the parser's exception into a fact of ours, by its kind and what it carries, not by its text.

    Args:
        error: A `typer.exceptions.TyperException`; which attributes it has depends on its kind.
    """
    ctx: typer.Context | None = getattr(error, "ctx", None)
    command = ctx.command_path if ctx else "sempadan"
    kind = type(error).__name__
    if kind == "NoSuchOption" and ctx:
        options = [o for p in ctx.command.params if isinstance(p, TyperOption) for o in p.opts if o.startswith("--")]
        return OptionUnknown(command=command, option=error.option_name, known=near(error.option_name, options))
    if kind == "BadOptionUsage":
        return OptionUnfit(command=command, option=error.option_name)
    if kind == "MissingParameter":
        return ValueMissing(command=command, name=name_of(error.param))
    if kind == "BadParameter" and error.param:
        return ValueUnfit(name=name_of(error.param), expected=_expected(error.param))
    return CommandLineUnfit(command=command)


def name_of(param: TyperOption | TyperArgument) -> str:
    """Name of a parameter as a user writes it: the option, or the argument's place holder."""
    return param.opts[0] if isinstance(param, TyperOption) else param.metavar or param.name.upper()


def _expected(param: TyperOption | TyperArgument) -> Message:
    choices = param.type_descriptor.choices
    if choices:
        return message("cli.expected.choice", choices=tuple(str(choice) for choice in choices))
    return message(EXPECTED.get(param.type_descriptor.annotation, "cli.expected.other"))
