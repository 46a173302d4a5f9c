"""Facts: what leaves an agency for analysis, coded, without a day, a number or a name.

Only what the codebook lets leave is taken; coded columns as they stand, the others derived:

- **Age band** at first contact. The dates may be partial; the band is the one that every day they
  allow gives. Where they allow several, the age that the list states decides if they allow it, and
  else the band is unknown. Without both dates the stated age alone decides.
- **Month** of first contact, where the date has one.
- **Weeks** from first contact to a step: whole weeks, rounded down, so that -1 is the week before.
  Both dates must be known to the day. A month alone would be off by up to four weeks without saying
  so, and would put steps before their cause; such a wait is unknown, and the step still counts. A
  step that did not happen has no weeks.
- **Recruiter token**: 16 bytes of HMAC-SHA256 of the recruiter's phone or document number under the
  project key. It is the one keyed single field that leaves, listed as an exception in the threat
  model; a contact that is no such number gives none, and a name never does.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sempadan.encode.days import Days, Whole, days_of, full_years
from sempadan.encode.errors import RefusedForSharing
from sempadan.identity.numbers import NumberFault, read_mykad, read_nik, read_passport, read_phone
from sempadan.schema.codebook import codebook
from sempadan.schema.domains import UNKNOWN
from sempadan.schema.errors import OutOfBounds
from sempadan.schema.tables import Facts, fact_type

if TYPE_CHECKING:
    from sempadan.encode.keys import Key
    from sempadan.schema.domains import Domains
    from sempadan.schema.tables import Cases

OLDEST = 120
"""Years beyond which a computed or stated age is a mistake, and the band unknown."""

WEEKS = 3000
"""Weeks beyond which a wait is a mistake."""

PIVOT = 2099
"""Year for two-digit years inside a number; a token does not depend on the date in it."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends a list.

    Args:
        agency: Code of the agency.
        source_type: Code of its kind.
    """

    agency: str
    source_type: str


def encode_facts(cases: Cases, records: pa.Array, sender: Sender, key: Key, domains: Domains) -> Facts:
    """Code the facts of accepted rows.

    Args:
        cases: The rows.
        records: The record of each row (16 bytes).
        sender: The agency that holds the list. One that the border pack does not know is taken.
        key: The project key; only the recruiter's token needs it.
        domains: The codes of places, agencies and crossings.

    Returns:
        One row a record, in the order of the rows.

    Raises:
        RefusedForSharing: Rows that may not leave are among them.
        NotADateColumn: A date column holds something else.
        OutOfBounds: A wait is longer than 3,000 weeks.
        UnknownCode, DuplicateRecords: A column or the records are not as they must be.
    """
    refused = pc.sum(pc.equal(cases.data["sharing"], "refused")).as_py() or 0
    if refused:
        raise RefusedForSharing(count=refused)
    contact = days_of(cases.data, "contact_date")
    columns: dict[str, pa.Array | pa.ChunkedArray] = {
        "record": records,
        "agency": pa.repeat(sender.agency, len(cases)),
        "source_type": pa.repeat(sender.source_type, len(cases)),
        "age_band": _age_bands(cases, contact),
        "contact_month": _months(contact),
        "recruiter_token": _tokens(cases, key),
    }
    for field in codebook().of_facts:
        if field.type == "weeks":
            columns[field.name] = _weeks(cases, field.name.removesuffix("_weeks"), contact)
        elif field.name not in columns:
            columns[field.name] = cases.data[field.name]
    table = pa.table([columns[name] for name in Facts.COLUMNS.names], schema=Facts.COLUMNS)
    return Facts(table, domains.knowing(sender.agency))


def _age_bands(cases: Cases, contact: Days) -> pa.Array:
    birth = days_of(cases.data, "birth_date")
    low = full_years(birth.latest, contact.earliest)
    high = full_years(birth.earliest, contact.latest)
    usable = (birth.latest > 0) & (contact.latest > 0) & (high >= 0) & (low <= OLDEST)
    stated = pc.fill_null(cases.data["age"], -1).to_numpy().astype(np.int64)
    bands, codes = _bands()
    least, most = _band(np.maximum(low, 0), bands), _band(np.minimum(high, OLDEST), bands)
    by_age = np.where((stated >= 0) & (stated <= OLDEST), _band(stated, bands), len(codes) - 1)
    allowed = np.where((stated >= low) & (stated <= high), by_age, len(codes) - 1)
    chosen = np.where(usable, np.where(least == most, least, allowed), by_age)
    return pa.array(codes).take(pa.array(chosen))


def _bands() -> tuple[Whole, list[str]]:
    """First age of each band, and the codes, `unknown` at the end."""
    codes = [code for code in codebook()["age_band"].own_codes if code != UNKNOWN]
    return np.array([int(code.rstrip("+").split("-")[0]) for code in codes], dtype=np.int64), [*codes, UNKNOWN]


def _band(ages: Whole, bands: Whole) -> Whole:
    return np.searchsorted(bands, np.maximum(ages, 0), side="right").astype(np.int64) - 1


def _months(contact: Days) -> pa.Array:
    months = pa.array(contact.month).dictionary_encode()
    texts = [f"{m // 100:04}-{m % 100:02}" if m else None for m in months.dictionary.to_pylist()]
    return pa.array(texts, pa.string()).take(months.indices)


def _weeks(cases: Cases, step: str, contact: Days) -> pa.Array:
    days = days_of(cases.data, f"{step}_date")
    happened = pc.not_equal(cases.data[step], "no").to_numpy()
    known = (days.ordinal > 0) & (contact.ordinal > 0) & happened
    weeks = np.where(known, (days.ordinal - contact.ordinal) // 7, 0)
    if count := int((np.abs(weeks) > WEEKS).sum()):
        raise OutOfBounds(table="Facts", column=f"{step}_weeks", count=count, low=-WEEKS, high=WEEKS)
    return pa.array(weeks.astype(np.int16), pa.int16(), mask=~known)


def _tokens(cases: Cases, key: Key) -> pa.Array:
    contacts = pc.dictionary_encode(pc.fill_null(cases.data["recruiter_contact"], "")).combine_chunks()
    secret = key.derive("recruiter token")
    tokens = [
        hmac.digest(secret, number.encode(), hashlib.sha256)[:16] if (number := _contact(text)) else None
        for text in contacts.dictionary.to_pylist()
    ]
    return pa.array(tokens, fact_type(codebook()["recruiter_token"])).take(contacts.indices)


def _contact(text: str) -> str:
    """Bring a contact to one spelling of its number, its kind before it; empty if it is no number."""
    if not text:
        return ""
    phone = read_phone(text)
    if not isinstance(phone, NumberFault):
        return f"phone {phone}"
    for kind, number in (("nik", read_nik(text, pivot=PIVOT)), ("mykad", read_mykad(text, pivot=PIVOT))):
        if not isinstance(number, NumberFault):
            return f"{kind} {number.digits}"
    passport = read_passport(text)
    return "" if isinstance(passport, NumberFault) else f"passport {passport}"
