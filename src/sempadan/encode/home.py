"""An agency's own folder: its secret, the serials of its lists, the crosswalk back to its rows.

A home belongs to one key and one agency. Two homes would give every record two pseudonyms, so the
user's data folder remembers, by key and agency, where the home is and a digest of its secret.

    <data folder>/homes/<fingerprint>/<agency>/         the default place of a home
        secret.txt                                      32 random bytes, made on first use
        serials.txt                                     the last serial of each list
        crosswalk.csv                                   see `crosswalk`
    <data folder>/known/<fingerprint>/<agency>.txt      where the home of that key and agency is
    <data folder>/recipients/<fingerprint>.txt          see `recipients`

A serial counts as used the moment it is given out: if the envelope cannot be written afterwards, the
next one has a higher serial all the same, and no two different envelopes ever carry the same one.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sempadan.encode.errors import HomeDamaged, HomeInUse, HomeOfAnother, NotAName, SecretKnownElsewhere
from sempadan.encode.forms import MOST, Form, FormFault, digits_of, read_form, secret_of, write_form
from sempadan.schema.envelope import is_name
from sempadan.schema.whole import make_folder, read_bytes, sole_writer, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SECRET, SERIALS, LOCK = "secret.txt", "serials.txt", "lock"
BYTES = 32


@dataclass(frozen=True, slots=True, repr=False)
class Home:
    """An agency's own folder, opened.

    Args:
        folder: Where it is.
        key_fingerprint: Of the project key it belongs to.
        agency: Code of the agency.
        secret: The 32 bytes under which pseudonyms are made; they never leave the folder.
    """

    folder: Path
    key_fingerprint: str
    agency: str
    secret: bytes = field(repr=False)

    def __repr__(self) -> str:
        """Show folder and agency."""
        return f"Home({str(self.folder)!r}, {self.agency})"

    @property
    def digest(self) -> str:
        """Tell secrets apart without showing them: 16 hex digits of HMAC-SHA256 under the secret."""
        return hmac.digest(self.secret, b"sempadan 1 home", hashlib.sha256).hex()[:16]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where to look for a home.

    Args:
        data: The user's data folder, see `data_folder`.
        folder: The folder the user named, if any.
        new: Whether the user says that the known home is lost and wants a new secret.
    """

    data: Path
    folder: Path | None = None
    new: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """Where the home of a key and agency is, and which secret it holds.

    Args:
        folder: The home.
        digest: Of its secret, see `Home.digest`.
    """

    folder: Path
    digest: str


def data_folder(environ: Mapping[str, str], platform: str, user: Path) -> Path:
    """Say where a platform keeps a user's data.

    Args:
        environ: The environment, as the shell sees it.
        platform: As `sys.platform` names it.
        user: The user's own folder.
    """
    if platform == "win32":
        local = environ.get("LOCALAPPDATA", "")
        return (Path(local) if local else user / "AppData" / "Local") / "Sempadan"
    if platform == "darwin":
        return user / "Library" / "Application Support" / "Sempadan"
    xdg = environ.get("XDG_DATA_HOME", "")
    return (Path(xdg) if xdg.startswith("/") else user / ".local" / "share") / "sempadan"


def open_home(where: Whereabouts, key_fingerprint: str, agency: str, random: Callable[[int], bytes]) -> Home:
    """Open an agency's home, or make it on first use.

    Args:
        where: The data folder, and what the user said of the home.
        key_fingerprint: Of the project key.
        agency: Code of the agency.
        random: Source of random bytes, in earnest `secrets.token_bytes`.

    Raises:
        NotAName: The agency's code is no plain name.
        SecretKnownElsewhere: There is a secret for this key and agency, and this would be a second.
        HomeOfAnother: The folder belongs to another agency or key.
        HomeDamaged: A file of the home does not fit its check.
        NotReadable, NotWritable: The system refuses.
    """
    if not is_name(agency):
        raise NotAName(what="--agency")
    note = where.data / "known" / key_fingerprint / f"{agency}.txt"
    default = where.data / "homes" / key_fingerprint / agency
    known = None if where.new else _read_note(note)
    if where.new:
        default = _free(default)
    elif known is not None:
        default = known.folder
    folder = (where.folder or default).absolute()
    there = (folder / SECRET).exists()
    home = (
        _read_home(folder, key_fingerprint, agency) if there else Home(folder, key_fingerprint, agency, random(BYTES))
    )
    if known is not None and known.digest != home.digest:
        raise SecretKnownElsewhere(agency=agency, folder=str(known.folder))
    make_folder(note.parent)
    if not there:
        _write_home(home)
    if known != Known(folder, home.digest):
        fields = {"folder": str(folder), "secret": home.digest}
        write_whole(note, write_form(Form("sempadan-known", fields)), replace=True)
    return home


def take_serial(home: Home, list_id: str) -> int:
    """Give the list's next serial, from 1, and write down that it is used.

    Raises:
        NotAName: The list's id is no plain name.
        HomeInUse: Another process writes into the home.
        HomeDamaged: The file of serials does not fit its check.
        NotWritable: The system refuses; then no serial was used.
    """
    if not is_name(list_id):
        raise NotAName(what="--list")
    with sole_writer(home.folder / LOCK) as ours:
        if not ours:
            raise HomeInUse(folder=str(home.folder))
        path = home.folder / SERIALS
        serials = dict(_form(path, "sempadan-serials").fields) if path.exists() else {}
        last = serials.get(list_id, "0")
        if not (last.isascii() and last.isdigit()):
            raise HomeDamaged(folder=str(home.folder), file=SERIALS)
        serials[list_id] = str(int(last) + 1)
        write_whole(path, write_form(Form("sempadan-serials", serials)), replace=True)
    return int(serials[list_id])


def _free(default: Path) -> Path:
    """The default place, or the next beside it that holds no home."""
    folder, number = default, 2
    while (folder / SECRET).exists():
        folder, number = default.with_name(f"{default.name}-{number}"), number + 1
    return folder


def _read_note(path: Path) -> Known | None:
    if not path.exists():
        return None
    fields = _form(path, "sempadan-known").fields
    return Known(Path(fields.get("folder", "")), fields.get("secret", ""))


def _read_home(folder: Path, key_fingerprint: str, agency: str) -> Home:
    fields = _form(folder / SECRET, "sempadan-secret").fields
    if fields.get("key") != key_fingerprint or fields.get("agency") != agency:
        raise HomeOfAnother(folder=str(folder))
    secret = secret_of(fields.get("secret", ""))
    if secret is None:
        raise HomeDamaged(folder=str(folder), file=SECRET)
    return Home(folder, key_fingerprint, agency, secret)


def _write_home(home: Home) -> None:
    make_folder(home.folder)
    fields = {"key": home.key_fingerprint, "agency": home.agency, "secret": digits_of(home.secret)}
    write_whole(home.folder / SECRET, write_form(Form("sempadan-secret", fields)))


def _form(path: Path, kind: str) -> Form:
    form = read_form(read_bytes(path, most=MOST), kind)
    if isinstance(form, FormFault):
        raise HomeDamaged(folder=str(path.parent), file=path.name)
    return form
