"""Which envelopes a base takes: all of a command or none."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from sempadan.evidence.errors import (
    ListOfAnotherAgency,
    ListTwice,
    OtherCodebook,
    OtherEncoding,
    OtherKey,
    RealAndInvented,
    SerialNotHigher,
)
from sempadan.schema.evidence import ListEntry, Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sempadan.schema.envelope import Manifest
    from sempadan.schema.errors import SempadanError


def accept(standing: Standing | None, manifests: Sequence[Manifest], *, received: str) -> Standing:
    """Say what a base holds once these envelopes are taken, or refuse them all.

    A list that is held already is replaced; the newest sending counts.

    Args:
        standing: Of the base (`Evidence.standing`); None for a new one.
        manifests: Of the envelopes of one command, at least one if the base is new.
        received: The day, YYYY-MM-DD.

    Returns:
        The standing with these lists, by id.

    Raises:
        ListTwice: Several envelopes of one list.
        RealAndInvented: Real and invented people would mix.
        OtherKey, OtherEncoding, OtherCodebook: Lists that cannot be linked with the others. Each names
            every list of its fault; in a new base the first envelope says what is right.
        ListOfAnotherAgency: An id that another agency uses.
        SerialNotHigher: A serial at or below the one that is held, or was held by a list withdrawn.
    """
    twice = [name for name, times in Counter(m.list for m in manifests).items() if times > 1]
    if twice:
        raise ListTwice(lists=", ".join(sorted(twice)))
    if standing is not None and not manifests:
        return standing
    before = standing if standing is not None and standing.lists else _begun(manifests[0], standing)
    _check_mixing(before, manifests)
    _refuse(manifests, lambda m: m.key_fingerprint != before.key_fingerprint, OtherKey, before.key_fingerprint)
    _refuse(manifests, lambda m: m.encoding != before.encoding, OtherEncoding, before.encoding)
    _refuse(manifests, lambda m: m.schema != before.schema, OtherCodebook, before.schema)
    held = {entry.list: entry for entry in before.lists}
    foreign = [m for m in manifests if m.list in held and held[m.list].agency != m.agency]
    if foreign:
        raise ListOfAnotherAgency(lists=", ".join(f"{m.list} ({held[m.list].agency})" for m in foreign))
    last = {t.list: t.serial for t in before.withdrawn} | {entry.list: entry.serial for entry in before.lists}
    stale = [m for m in manifests if m.serial <= last.get(m.list, 0)]
    if stale:
        raise SerialNotHigher(lists=", ".join(f"{m.list} ({m.serial} ≤ {last[m.list]})" for m in stale))
    taken = held | {m.list: _entry(m, received) for m in manifests}
    withdrawn = tuple(t for t in before.withdrawn if t.list not in taken)
    return replace(before, lists=tuple(taken[name] for name in sorted(taken)), withdrawn=withdrawn)


def _begun(first: Manifest, emptied: Standing | None) -> Standing:
    """What a base without lists becomes; one whose lists have all left keeps their tombstones."""
    withdrawn = emptied.withdrawn if emptied else ()
    return Standing(first.schema, first.encoding, first.key_fingerprint, first.invented, (), withdrawn)


def _check_mixing(before: Standing, manifests: Sequence[Manifest]) -> None:
    kinds = [(m.list, m.invented) for m in manifests] + [(entry.list, before.invented) for entry in before.lists]
    real = sorted({name for name, invented in kinds if not invented})
    invented = sorted({name for name, invented in kinds if invented})
    if real and invented:
        raise RealAndInvented(real=", ".join(real), invented=", ".join(invented))


def _refuse(
    manifests: Sequence[Manifest],
    differs: Callable[[Manifest], bool],
    fault: type[SempadanError],
    here: str,
) -> None:
    lists = ", ".join(m.list for m in manifests if differs(m))
    if lists:
        raise fault(lists=lists, here=here)


def _entry(manifest: Manifest, received: str) -> ListEntry:
    return ListEntry(
        list=manifest.list,
        agency=manifest.agency,
        source_type=manifest.source_type,
        serial=manifest.serial,
        records=manifest.records,
        unique=manifest.unique,
        received=received,
    )
