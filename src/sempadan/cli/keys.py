"""`sempadan key` and `sempadan coordinator`: the project key, and who opens envelopes."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from sempadan.cli.options import user_data
from sempadan.cli.run import Run
from sempadan.cli.show import Done
from sempadan.cli.usage import Command, new_group
from sempadan.schema.message import message

keys = new_group()
coordinator = new_group()

KeyFile = Annotated[Path, typer.Argument(metavar="KEYFILE")]
OutFile = Annotated[Path, typer.Option("--out", metavar="FILE")]


@dataclass(frozen=True, slots=True)
class KeyNamed:
    """What the key commands print: a file and the key's fingerprint, never the key."""

    file: Path
    key_fingerprint: str


@dataclass(frozen=True, slots=True)
class KeySent:
    """What `key share` prints."""

    file: Path
    key_fingerprint: str
    recipient: str


@dataclass(frozen=True, slots=True)
class CoordinatorMade:
    """What `coordinator new` prints."""

    file: Path
    recipient: str


@keys.command("new", cls=Command)
def new(keyfile: KeyFile) -> Done[KeyNamed]:
    """Make a project key."""
    from sempadan.encode.keys import new_key, write_key

    key = new_key(secrets.token_bytes)
    write_key(key, keyfile)
    return _named("new", keyfile, key.fingerprint)


@keys.command("show", cls=Command)
def show(keyfile: KeyFile) -> Done[KeyNamed]:
    """Show the fingerprint of a key."""
    from sempadan.encode.keys import read_key

    return _named("show", keyfile, read_key(keyfile).fingerprint)


@keys.command("share", cls=Command)
def share(
    ctx: typer.Context, keyfile: KeyFile, to: Annotated[str, typer.Option("--to", metavar="RECIPIENT")], out: OutFile
) -> Done[KeySent]:
    """Encrypt a key to another agency."""
    from sempadan.encode.keys import read_key
    from sempadan.encode.recipients import add_holder
    from sempadan.encode.sharing import recipient_of, share_key
    from sempadan.schema.errors import OutputExists
    from sempadan.schema.whole import write_whole

    run: Run = ctx.obj
    key, recipient = read_key(keyfile), recipient_of(to)
    if out.exists():
        raise OutputExists(path=str(out))
    roles = add_holder(user_data(run.system.environ), key.fingerprint, recipient)
    write_whole(out, share_key(key, recipient, roles))
    sentence = message("cli_keys.share", file=str(out), fingerprint=key.fingerprint)
    return Done(KeySent(out, key.fingerprint, recipient), (sentence,))


@keys.command("accept", cls=Command)
def accept(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    identity: Annotated[Path, typer.Option("--identity", metavar="IDENTITYFILE")],
    out: Annotated[Path, typer.Option("--out", metavar="KEYFILE")],
) -> Done[KeyNamed]:
    """Open a key that another agency sent."""
    from sempadan.encode.forms import MOST
    from sempadan.encode.keys import write_key
    from sempadan.encode.recipients import add_roles
    from sempadan.encode.sharing import accept_key, read_identity
    from sempadan.schema.errors import OutputExists
    from sempadan.schema.whole import read_bytes

    run: Run = ctx.obj
    if out.exists():
        raise OutputExists(path=str(out))
    shared = accept_key(read_bytes(file, most=MOST), read_identity(identity), name=str(file))
    add_roles(user_data(run.system.environ), shared.key.fingerprint, shared.roles)
    write_key(shared.key, out)
    return _named("accept", out, shared.key.fingerprint)


@coordinator.command("new", cls=Command)
def new_coordinator(identityfile: Annotated[Path, typer.Argument(metavar="IDENTITYFILE")]) -> Done[CoordinatorMade]:
    """Make the identity that opens envelopes, and print its recipient."""
    from sempadan.encode.sharing import new_identity, write_identity

    identity = new_identity()
    write_identity(identity, identityfile)
    sentences = (
        message("cli_keys.coordinator", file=str(identityfile)),
        message("cli_keys.recipient", recipient=identity.recipient),
    )
    return Done(CoordinatorMade(identityfile, identity.recipient), sentences)


def _named(what: str, file: Path, fingerprint: str) -> Done[KeyNamed]:
    sentence = message(f"cli_keys.{what}", file=str(file), fingerprint=fingerprint)
    return Done(KeyNamed(file, fingerprint), (sentence,))
