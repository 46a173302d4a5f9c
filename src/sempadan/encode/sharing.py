"""Who reads what: recipients and identities of age (X25519), and the way of a key to another agency.

An identity file has the form of the age tools, so that one made by `age-keygen` serves as well:

    # sempadan-identity 1
    # public key: age1…
    AGE-SECRET-KEY-1…

A shared key is text, so that it may travel by mail: a form that names the key's fingerprint and a
digest of what follows, then the key file and what is known of its recipients, encrypted and armoured
by age. The digest tells a share that was altered from one for somebody else.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyrage
from pyrage import x25519

from sempadan.encode.errors import (
    KeyShareDamaged,
    KeyShareForAnother,
    NotAKeyShare,
    NotAnIdentityFile,
    NotARecipient,
    RecipientReadsEnvelopes,
)
from sempadan.encode.forms import MOST, Form, FormFault, read_form, write_form
from sempadan.encode.keys import Key, key_of_text, key_text
from sempadan.encode.recipients import Roles, roles_of_text, roles_text
from sempadan.schema.whole import read_bytes, write_whole

if TYPE_CHECKING:
    from pathlib import Path

KIND = "sempadan-key-share"
BEGIN = "-----BEGIN AGE ENCRYPTED FILE-----"
SECRET = "AGE-SECRET-KEY-1"  # noqa: S105 - the first letters of every identity, not one of them
PUBLIC = "# public key: "


@dataclass(frozen=True, slots=True, repr=False)
class Identity:
    """What opens files that were encrypted to its recipient. It shows itself by the recipient only.

    Args:
        secret: age's text of it, AGE-SECRET-KEY-1…
    """

    secret: str = field(repr=False)

    def __post_init__(self) -> None:
        """Hold nothing that age does not take for an identity."""
        if _identity(self.secret) is None:
            raise ValueError(SECRET)

    def __repr__(self) -> str:
        """Show the recipient."""
        return f"Identity({self.recipient})"

    @property
    def recipient(self) -> str:
        """The recipient to whom others encrypt."""
        return str(x25519.Identity.from_str(self.secret).to_public())

    def open(self, ciphertext: bytes) -> bytes | None:
        """Decrypt what was encrypted to the recipient; None if it was not, or is not what was encrypted."""
        try:
            return bytes(pyrage.decrypt(ciphertext, [x25519.Identity.from_str(self.secret)]))
        except pyrage.DecryptError:
            return None


@dataclass(frozen=True, slots=True)
class Shared:
    """What came with a shared key.

    Args:
        key: The key.
        roles: Its recipients as far as the sender knows, this identity among the holders.
    """

    key: Key
    roles: Roles


def new_identity() -> Identity:
    """Make an identity; age draws it from the system's random source."""
    return Identity(str(x25519.Identity.generate()))


def write_identity(identity: Identity, path: Path) -> None:
    """Write an identity file that only its owner may read.

    Raises:
        OutputExists: There is a file; an identity is never overwritten.
        NotWritable: The system refuses.
    """
    text = f"# sempadan-identity 1\n{PUBLIC}{identity.recipient}\n{identity.secret}\n"
    write_whole(path, text.encode())


def read_identity(path: Path) -> Identity:
    """Read an identity file of Sempadan or of the age tools.

    Raises:
        FileMissing, NotReadable: It is not there, or the system refuses.
        NotAnIdentityFile: It does not hold exactly one identity, or not the one it names.
    """
    text = read_bytes(path, most=MOST).decode("utf-8-sig", errors="replace")
    lines = [line.strip() for line in text.splitlines()]
    secrets = [line for line in lines if line and not line.startswith("#")]
    named = {line.removeprefix(PUBLIC) for line in lines if line.startswith(PUBLIC)}
    if len(secrets) != 1 or _identity(secrets[0]) is None:
        raise NotAnIdentityFile(path=str(path))
    identity = Identity(secrets[0])
    if not named <= {identity.recipient}:
        raise NotAnIdentityFile(path=str(path))
    return identity


def recipient_of(text: str) -> str:
    """Bring a recipient to its one spelling.

    Raises:
        NotARecipient: It is none. The text is withheld: it may be a secret pasted by mistake.
    """
    found = _recipient(text.strip())
    if found is None:
        raise NotARecipient
    return str(found)


def seal_to(plain: bytes, recipient: str, *, armored: bool = False) -> bytes:
    """Encrypt to one recipient.

    Raises:
        NotARecipient: It is none.
    """
    found = _recipient(recipient.strip())
    if found is None:
        raise NotARecipient
    return bytes(pyrage.encrypt(plain, [found], armored=armored))


def share_key(key: Key, recipient: str, roles: Roles) -> bytes:
    """Write the file that takes a key to another agency.

    Args:
        key: The project key.
        recipient: The other agency's recipient.
        roles: What is known of the key's recipients (`recipients.add_holder` gives it).

    Raises:
        NotARecipient: The recipient is none.
        RecipientReadsEnvelopes: The recipient receives envelopes made with the key.
    """
    holder = recipient_of(recipient)
    if holder in roles.readers:
        raise RecipientReadsEnvelopes(recipient=holder)
    body = seal_to(key_text(key) + roles_text(roles).encode("ascii"), holder, armored=True).decode("ascii")
    return write_form(Form(KIND, {"fingerprint": key.fingerprint, "digest": _digest(body)})) + body.encode("ascii")


def accept_key(data: bytes, identity: Identity, *, name: str = "key share") -> Shared:
    """Open the file that brought a key.

    Args:
        data: Its bytes.
        identity: Of the agency that receives the key.
        name: What to call the file in errors.

    Raises:
        NotAKeyShare: It is another kind of file.
        KeyShareDamaged: It was cut or altered.
        KeyShareForAnother: It was encrypted to another recipient.
        RecipientReadsEnvelopes: The sender knows this identity as a recipient of envelopes.
    """
    body = _body(data, name)
    plain = identity.open(body.encode("ascii"))
    if plain is None:
        raise KeyShareForAnother(path=name)
    form, _, rest = plain.partition(b"\n\n")
    key = key_of_text(form + b"\n")
    if isinstance(key, FormFault):
        raise KeyShareDamaged(path=name)
    known = roles_of_text(rest.decode("ascii", errors="replace"))
    if identity.recipient in known.readers:
        raise RecipientReadsEnvelopes(recipient=identity.recipient)
    return Shared(key, known | Roles(holders=frozenset({identity.recipient})))


def _body(data: bytes, name: str) -> str:
    head, begin, rest = data[:MOST].decode("utf-8-sig", errors="replace").partition(BEGIN)
    form = read_form(head.encode(), KIND)
    if form is FormFault.OTHER_KIND:
        raise NotAKeyShare(path=name)
    body = "\n".join(line.strip() for line in (begin + rest).strip().splitlines()) + "\n"
    if isinstance(form, FormFault) or form.fields.get("digest") != _digest(body):
        raise KeyShareDamaged(path=name)
    return body


def _digest(body: str) -> str:
    return hashlib.sha256(body.strip().encode()).hexdigest()


def _identity(text: str) -> x25519.Identity | None:
    try:
        return x25519.Identity.from_str(text)
    except pyrage.IdentityError:
        return None


def _recipient(text: str) -> x25519.Recipient | None:
    try:
        return x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return None
