"""Write the invented agencies' lists and the truth beside them into a folder, whole or not at all."""

from __future__ import annotations

import csv
import tempfile
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from sempadan.border import load
from sempadan.demo.draws import stream
from sempadan.demo.history import invent
from sempadan.demo.layout import layout_of
from sempadan.demo.records import records_of
from sempadan.demo.setting import default_setting
from sempadan.demo.sheets import planted_rows, rows_of, sheets_of
from sempadan.demo.truth import PEOPLE, csv_table, on_lists, truth_files
from sempadan.demo.workbook import file_bytes
from sempadan.schema.errors import FileMissing, NotWritable, OutputExists
from sempadan.schema.whole import make_folder, read_bytes, reason_of, sync_folder, write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sempadan.demo.history import History
    from sempadan.demo.sheets import Listed

AGENCIES, TRUTH, PEOPLE_FILE = "agencies", "truth", "people.csv"
MOST = 1 << 32


@dataclass(frozen=True, slots=True)
class AgencyFile:
    """One agency's list.

    Args:
        agency: Code of the agency in the shipped border pack.
        list: Id of its list.
        path: The file.
        source_type: The agency's kind.
        rows: Lines of all its sheets, titles and totals included.
        records: Rows that are records of people.
    """

    agency: str
    list: str
    path: Path
    source_type: str
    rows: int
    records: int


@dataclass(frozen=True, slots=True)
class DemoWritten:
    """What was written.

    Args:
        agencies: The lists.
        people_total: Invented people, those seen by nobody included.
        people_seen: People who stand on at least one list.
        truth: Name of each table of the truth to its path.
    """

    agencies: tuple[AgencyFile, ...]
    people_total: int
    people_seen: int
    truth: Mapping[str, Path]


def write_demo(folder: Path, people: int = 5000, seed: int = 7, plant: str | None = None) -> DemoWritten:
    """Invent people, let agencies meet them, and write the lists with the truth beside them.

    Args:
        folder: Where; it is made, and must be empty if it exists.
        people: Invented people over all months (at least 1).
        seed: The same seed, people and plant give the same bytes.
        plant: A text to stand in two further rows of each list, in names and free text of both and
            in numbers and birth dates of the second, for tests that search for it; wants some
            hundred people, so that no list is empty.

    Raises:
        OutputExists: The folder is not empty, or is a file.
        NotWritable: The system refuses; nothing is left behind.
    """
    refuse_used(folder)
    history = invent(people, seed, default_setting())
    lists = {agency: _listed(history, agency, seed, plant) for agency in history.setting.agencies}
    files = {f"{AGENCIES}/{layout_of(a).file}": file_bytes(layout_of(a), one.sheets) for a, one in lists.items()}
    truth = truth_files(history, {agency: one.records for agency, one in lists.items()})
    write_folder(folder, files | {f"{TRUTH}/{name}": data for name, data in truth.items()})
    kinds = {agency.code: agency.source_type for agency in load().agencies}
    return DemoWritten(
        agencies=tuple(_written(folder, code, kinds[code], one) for code, one in lists.items()),
        people_total=people,
        people_seen=sum(bool(on_lists(life, history.setting)) for life in history.lives),
        truth={name: folder / TRUTH / name for name in truth},
    )


def _listed(history: History, agency: str, seed: int, plant: str | None) -> Listed:
    layout = layout_of(agency)
    rows = rows_of(layout, records_of(history, agency, seed), seed)
    if plant is not None:
        rows = planted_rows(stream(seed, "plant", agency), rows, plant)
    return sheets_of(layout, rows, history.setting, seed)


def _written(folder: Path, agency: str, source_type: str, listed: Listed) -> AgencyFile:
    path = folder / AGENCIES / layout_of(agency).file
    rows = sum(len(sheet.rows) for sheet in listed.sheets)
    return AgencyFile(agency, agency, path, source_type, rows, len(listed.records))


def refuse_used(folder: Path) -> None:
    """Refuse a path that holds something already.

    Raises:
        OutputExists: It is a file, or a folder that is not empty.
        NotWritable: The system refuses to look.
    """
    reason, used = "", False
    try:
        used = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as error:
        reason = reason_of(error)
    if reason:
        raise NotWritable(path=str(folder), reason=reason)
    if used:
        raise OutputExists(path=str(folder))


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files under a folder that takes its place in one step.

    Args:
        folder: It must be missing or empty.
        files: Name with one folder before it to bytes.

    Raises:
        OutputExists: Something came to stand there meanwhile.
        NotWritable: The system refuses; nothing is left behind.
    """
    make_folder(folder.parent)
    reason = ""
    try:
        part = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".part", dir=folder.parent))
        try:
            for name, data in files.items():
                make_folder((part / name).parent)
                write_whole(part / name, data)
            refuse_used(folder)
            if folder.exists():
                folder.rmdir()
            part.rename(folder)
        finally:
            rmtree(part, ignore_errors=True)
        sync_folder(folder.parent)
    except OSError as error:
        reason = reason_of(error)
    if reason:
        raise NotWritable(path=str(folder), reason=reason)


def complete_truth(folder: Path, crosswalks: Mapping[str, Path]) -> None:
    """Enter into `truth/people.csv` the record of each row, once the lists were encoded.

    Rows that a crosswalk does not hold (held, not for sharing) keep an empty record.

    Args:
        folder: The folder of the demo.
        crosswalks: Id of a list to the crosswalk in its agency's home.

    Raises:
        FileMissing: The truth or a crosswalk is not there.
        NotReadable, NotWritable: The system refuses.
    """
    path = folder / TRUTH / PEOPLE_FILE
    if not path.exists():
        raise FileMissing(path=str(path))
    records = {
        (name, line["sheet"], line["row"]): line["record"]
        for name, crosswalk in crosswalks.items()
        for line in _lines(crosswalk)
        if line["list"] == name
    }
    lines = [{**line, "record": records.get((line["list"], line["sheet"], line["row"]), "")} for line in _lines(path)]
    write_whole(path, csv_table(PEOPLE, ([line[name] for name in PEOPLE] for line in lines)), replace=True)


def _lines(path: Path) -> list[dict[str, str]]:
    text = read_bytes(path, most=MOST).decode("utf-8")
    return list(csv.DictReader(StringIO(text, newline="")))
