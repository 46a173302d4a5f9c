"""From an agency's accepted rows to the envelope that leaves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sempadan.encode.codes import ENCODING, encode_codes
from sempadan.encode.crosswalk import write_crosswalk
from sempadan.encode.envelope import enclose, seal
from sempadan.encode.facts import Sender, encode_facts
from sempadan.encode.home import open_home, take_serial
from sempadan.encode.pseudonyms import records_of
from sempadan.encode.recipients import add_reader
from sempadan.encode.sharing import recipient_of
from sempadan.schema.envelope import Manifest, codebook_version
from sempadan.schema.errors import OutputExists, SempadanError
from sempadan.schema.results import EncodeResult
from sempadan.schema.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sempadan.border import Border
    from sempadan.encode.home import Whereabouts
    from sempadan.encode.keys import Key
    from sempadan.schema.tables import Cases


class NothingToSend(SempadanError):
    """No row of the list was accepted."""

    text = 'list "{list}": none of its rows was accepted, so there is nothing to send'
    do = "run `sempadan check` on the file, correct what it names, and encode again"


class AgencyUnknown(SempadanError):
    """An agency that the border pack does not hold, without its kind."""

    text = "the border pack does not know the agency {agency}"
    do = "correct --agency (`sempadan border show` lists the codes), or say what kind it is with --source-type"


@dataclass(frozen=True, slots=True)
class Listed:
    """What the agency declares of its list.

    Args:
        agency: Code of the agency.
        list: Id of the list.
        source_type: Code of the agency's kind; empty: as the border pack says.
        unique: Whether the list has one row a person.
        invented: Whether its people are invented.
    """

    agency: str
    list: str
    source_type: str
    unique: bool
    invented: bool


def send(cases: Cases, listed: Listed, to: Sending, border: Border, random: Callable[[int], bytes]) -> EncodeResult:
    """Encode accepted rows, seal them to the coordinator, and write the envelope.

    The crosswalk and the serial are written into the agency's home before the envelope: an envelope
    that nobody could trace back would be worth nothing.

    Args:
        cases: The accepted rows.
        listed: What the agency declares of them.
        to: Key, recipient, home and the file to write.
        border: Places, agencies and crossings that facts may name.
        random: Source of random bytes.

    Raises:
        NothingToSend: No row was accepted.
        OutputExists: The file is there.
        SempadanError: What home, key, facts or disk refuse; the envelope is then not written.
    """
    if not len(cases):
        raise NothingToSend(list=listed.list)
    if to.out.exists():
        raise OutputExists(path=str(to.out))
    source_type = listed.source_type or kind_of(listed.agency, border)
    recipient = recipient_of(to.recipient)
    add_reader(to.home.data, to.key.fingerprint, recipient)
    home = open_home(to.home, to.key.fingerprint, listed.agency, random)
    records = records_of(cases, listed.list, home.secret)
    codes = encode_codes(cases, records, to.key.secret)
    facts = encode_facts(cases, records, Sender(listed.agency, source_type), to.key, border.domains())
    manifest = Manifest(
        schema=codebook_version(),
        encoding=ENCODING,
        key_fingerprint=to.key.fingerprint,
        agency=listed.agency,
        source_type=source_type,
        list=listed.list,
        serial=take_serial(home, listed.list),
        records=len(cases),
        unique=listed.unique,
        invented=listed.invented,
    )
    write_crosswalk(home, listed.list, cases, records)
    write_whole(to.out, seal(enclose(codes, facts, manifest), recipient))
    return EncodeResult(
        out=to.out,
        agency=listed.agency,
        list=listed.list,
        serial=manifest.serial,
        records=manifest.records,
        key_fingerprint=manifest.key_fingerprint,
        encoding=ENCODING,
    )


@dataclass(frozen=True, slots=True, repr=False)
class Sending:
    """With which key, to whom, from which home, into which file."""

    key: Key
    recipient: str
    home: Whereabouts
    out: Path


def kind_of(agency: str, border: Border) -> str:
    """Source type of an agency as the border pack says.

    Raises:
        AgencyUnknown: The pack does not hold it.
    """
    for known in border.agencies:
        if known.code == agency:
            return known.source_type
    raise AgencyUnknown(agency=agency)
