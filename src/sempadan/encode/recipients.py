"""Who holds a key and who receives envelopes made with it: never the same recipient.

Whoever could open envelopes and holds the key could try every name. So each use of a recipient is
written down, by key, in the user's data folder (`recipients/<fingerprint>.txt`), before the file for
her is written; the other use is refused from then on. It stands there and not beside the key file
because `key share` knows no agency's home, and because a copied or moved key file keeps its
fingerprint. What is known travels along with a shared key, so that the agency that accepts it
refuses the same recipients. A file is only ever added to; each entry begins a line of its own, so
that an entry cut by a crash spoils no other.

What this cannot see: a key file carried to another account by hand.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sempadan.encode.errors import RecipientHoldsKey, RecipientReadsEnvelopes
from sempadan.schema.errors import NotWritable
from sempadan.schema.whole import make_folder, owner_only, read_bytes, reason_of

if TYPE_CHECKING:
    from pathlib import Path

MOST = 1 << 24
HOLDS, READS = "holds-key", "reads-envelopes"


@dataclass(frozen=True, slots=True)
class Roles:
    """Recipients of one key, by what they received.

    Args:
        holders: Recipients to whom the key was sent.
        readers: Recipients of envelopes made with the key.
    """

    holders: frozenset[str] = frozenset()
    readers: frozenset[str] = frozenset()

    def __or__(self, other: Roles) -> Roles:
        """Put together what two know."""
        return Roles(self.holders | other.holders, self.readers | other.readers)

    def check(self) -> None:
        """Refuse a recipient in both roles.

        Raises:
            RecipientHoldsKey: Somebody who holds the key would read envelopes.
        """
        for recipient in sorted(self.holders & self.readers):
            raise RecipientHoldsKey(recipient=recipient)


def known_roles(data: Path, fingerprint: str) -> Roles:
    """Read what the user's data folder knows of a key's recipients; nothing known is no roles.

    Raises:
        NotReadable: The system refuses.
    """
    path = _path(data, fingerprint)
    if not path.exists():
        return Roles()
    return roles_of_text(read_bytes(path, most=MOST).decode("ascii", errors="replace"))


def add_holder(data: Path, fingerprint: str, recipient: str) -> Roles:
    """Write down that somebody gets the key, before she gets it.

    Raises:
        RecipientReadsEnvelopes: She receives envelopes made with it.
        NotWritable: The system refuses.
    """
    roles = known_roles(data, fingerprint)
    if recipient in roles.readers:
        raise RecipientReadsEnvelopes(recipient=recipient)
    return add_roles(data, fingerprint, Roles(holders=frozenset({recipient})))


def add_reader(data: Path, fingerprint: str, recipient: str) -> Roles:
    """Write down that somebody receives envelopes made with a key, before the envelope is written.

    Raises:
        RecipientHoldsKey: She holds the key.
        NotWritable: The system refuses.
    """
    return add_roles(data, fingerprint, Roles(readers=frozenset({recipient})))


def add_roles(data: Path, fingerprint: str, more: Roles) -> Roles:
    """Add what another agency knows, as it came with a shared key.

    Returns:
        All that is known now.

    Raises:
        RecipientHoldsKey: Put together, somebody would hold the key and read envelopes.
        NotWritable: The system refuses.
    """
    before = known_roles(data, fingerprint)
    roles = before | more
    roles.check()
    fresh = Roles(roles.holders - before.holders, roles.readers - before.readers)
    if fresh != Roles():
        _append(_path(data, fingerprint), roles_text(fresh))
    return roles


def roles_text(roles: Roles) -> str:
    """Write roles, an entry a line, each line begun anew."""
    entries = [f"\n{HOLDS} {r}" for r in sorted(roles.holders)] + [f"\n{READS} {r}" for r in sorted(roles.readers)]
    return "".join(entries) + "\n"


def roles_of_text(text: str) -> Roles:
    """Read roles; a line that is no whole entry is none."""
    entries = [line.split() for line in text.splitlines()]
    pairs = [(entry[0], entry[1]) for entry in entries if len(entry) == 2]
    return Roles(frozenset(r for role, r in pairs if role == HOLDS), frozenset(r for role, r in pairs if role == READS))


def _path(data: Path, fingerprint: str) -> Path:
    return data / "recipients" / f"{fingerprint}.txt"


def _append(path: Path, text: str) -> None:
    make_folder(path.parent)
    reason = ""
    try:
        with open(path, "ab", opener=owner_only) as file:
            file.write(text.encode("ascii"))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        reason = reason_of(error)
    if reason:
        raise NotWritable(path=str(path), reason=reason)
