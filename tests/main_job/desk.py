"""A computer of an agency or of the coordinator, on which commands are run in this process."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sempadan.cli.main import run
from sempadan.cli.run import System

HEAD = "No Kasus;Nama;Tanggal Lahir;Jenis Kelamin;Kabupaten Asal;NIK;Tanggal Lapor"
MARK = "SEMPADAN-INVENTED"
PEOPLE = (
    ("Siti Aminah binti Jamil", "12-05-1998", "P", "Sambas", "6101995205989001"),
    ("Budi Hartono", "17-02-2001", "L", "Sanggau", "6103991702019002"),
    ("Dewi Anggraini", "09-08-2003", "P", "Landak", "6108994908039003"),
    ("Muhammad Yusuf", "30-12-1999", "L", "Ketapang", "6104993012999004"),
    ("Nur Laila", "22-11-2004", "P", "Bengkayang", "6107996211049005"),
)


@dataclass
class Called:
    """What a command gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        return json.loads(self.out)


@dataclass
class Desk:
    """A computer of an agency or of the coordinator, with commands run on it."""

    folder: Path

    def call(self, *words: object, lang: str = "en") -> Called:
        home = {"HOME": str(self.folder), "USERPROFILE": str(self.folder), "XDG_DATA_HOME": str(self.folder / "data")}
        system = System(home, "C", "utf-8", io.StringIO(), io.StringIO())
        code = run([*map(str, words), "--lang", lang], system)
        return Called(code, system.stdout.getvalue(), system.stderr.getvalue())

    def good(self, *words: object) -> dict[str, Any]:
        called = self.call(*words, "--json")
        assert called.code in (0, 1), called.out + called.err
        return called.json

    def write_list(self, name: str, people=PEOPLE, mark: str = MARK) -> Path:
        rows = [f"{i};{n};{born};{sex};{home};{nik};0{i % 9 + 1}-03-2024" for i, (n, born, sex, home, nik) in
                enumerate(people, 1)]  # fmt: skip
        path = self.folder / name
        path.write_text("\n".join([*([mark] if mark else []), HEAD, *rows]) + "\n", encoding="utf-8")
        return path

    def encode(self, path: Path, agency: str, *more: object, out: str = "") -> Path:
        target = self.folder / (out or f"{agency}.envelope")
        self.good("encode", path, "--key", self.folder / "key", "--to", self.recipient, "--agency", agency,
                  "--home", self.folder / "homes" / agency, "--out", target, *more)  # fmt: skip
        return target

    @property
    def recipient(self) -> str:
        text = (self.folder / "coordinator").read_text()
        return next(line.split()[-1] for line in text.splitlines() if "age1" in line)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its name."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
