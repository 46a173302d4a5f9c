"""The project key: 32 random bytes that every agency of a project holds and the coordinator does not."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sempadan.encode.errors import KeyFileDamaged, KeyFileOfOtherVersion, NotAKeyFile
from sempadan.encode.forms import MOST, Form, FormFault, digits_of, read_form, secret_of, write_form
from sempadan.schema.whole import read_bytes, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KIND = "sempadan-key"
BYTES = 32


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """A project key. It shows itself by its fingerprint only.

    Args:
        secret: Its 32 bytes.
    """

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Hold no key of another length."""
        if len(self.secret) != BYTES:
            raise ValueError(BYTES)

    def __repr__(self) -> str:
        """Show the fingerprint."""
        return f"Key({self.fingerprint})"

    @property
    def fingerprint(self) -> str:
        """Name the key: 8 groups of 4 base32 digits, 160 bits of HMAC-SHA256 under the key itself."""
        digits = base64.b32encode(self.derive("fingerprint")[:20]).decode()
        return "-".join(digits[i : i + 4] for i in range(0, 32, 4))

    def derive(self, purpose: str) -> bytes:
        """Derive 32 bytes for one purpose, so that no two uses share a key (HMAC-SHA256)."""
        return hmac.digest(self.secret, f"sempadan 1 {purpose}".encode(), hashlib.sha256)


def new_key(random: Callable[[int], bytes]) -> Key:
    """Make a key from a source of random bytes, in earnest `secrets.token_bytes`."""
    return Key(random(BYTES))


def key_text(key: Key) -> bytes:
    """Write a key as the text of a key file."""
    return write_form(Form(KIND, {"fingerprint": key.fingerprint, "key": digits_of(key.secret)}))


def key_of_text(data: bytes) -> Key | FormFault:
    """Read a key from the text of a key file, or say why it is none."""
    form = read_form(data, KIND)
    if isinstance(form, FormFault):
        return form
    secret = secret_of(form.fields.get("key", ""))
    if secret is None:
        return FormFault.DAMAGED
    key = Key(secret)
    return key if form.fields.get("fingerprint") == key.fingerprint else FormFault.DAMAGED


def write_key(key: Key, path: Path) -> None:
    """Write a key file that only its owner may read.

    Raises:
        OutputExists: There is a file; a key is never overwritten.
        NotWritable: The system refuses.
    """
    write_whole(path, key_text(key))


def read_key(path: Path) -> Key:
    """Read a key file.

    Raises:
        FileMissing, NotReadable: It is not there, or the system refuses.
        NotAKeyFile, KeyFileDamaged, KeyFileOfOtherVersion: It is not a whole key file of this version.
    """
    key = key_of_text(read_bytes(path, most=MOST))
    if isinstance(key, Key):
        return key
    match key:
        case FormFault.OTHER_KIND:
            raise NotAKeyFile(path=str(path))
        case FormFault.OTHER_VERSION:
            raise KeyFileOfOtherVersion(path=str(path))
        case FormFault.DAMAGED:
            raise KeyFileDamaged(path=str(path))
