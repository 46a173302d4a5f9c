"""Link invented people by the commands alone, as agencies and a coordinator would.

    python bench/link_by_commands.py PEOPLE.parquet FOUND.csv [--work FOLDER]

PEOPLE.parquet holds invented records: unique_id, agency, full_name, dob, sex, birth_reg, nat, idno,
passport. One CSV an agency is written, encoded and linked; FOUND.csv gets unique_id and person_id, to
be scored against the truth. Prints people found, CPU seconds and memory of each command.
"""

from __future__ import annotations

import argparse
import csv
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import pyarrow.parquet as pq

HEAD = ["No Kasus", "Nama", "Tanggal Lahir", "Jenis Kelamin", "Kabupaten Asal", "Kewarganegaraan", "NIK", "MyKad",
        "No Paspor"]  # fmt: skip
AGENCIES = (
    "KJRI-KUCHING",
    "BP3MI-KALBAR",
    "POLDA-KALBAR",
    "ANAKBANGSA",
    "JTK",
    "IOM",
    "SBMI",
    "LPSK",
    "JKM",
    "IMI-ENTIKONG",
)
MARK = "SEMPADAN-INVENTED"


def write_lists(people: Path, folder: Path) -> dict[str, Path]:
    """Write one list an agency; the case number is the record's unique id."""
    rows: dict[str, list[list[str]]] = {}
    for row in pq.read_table(people).to_pylist():
        number = row["idno"] or ""
        nik, mykad = (number, "") if len(number) == 16 else ("", number)
        rows.setdefault(AGENCIES[row["agency"]], []).append([
            str(row["unique_id"]), row["full_name"], row["dob"] or "", row["sex"] or "", row["birth_reg"] or "",
            {"ID": "Indonesia", "MY": "Malaysia"}[row["nat"]], nik, mykad, row["passport"] or "",
        ])  # fmt: skip
    paths = {}
    for agency, lines in rows.items():
        paths[agency] = folder / f"{agency}.csv"
        with paths[agency].open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, delimiter=";").writerows([[MARK], HEAD, *lines])
    return paths


def sempadan(work: Path, *words: str | Path, allowed: tuple[int, ...] = (0, 1)) -> str:
    """Run one command with its own data folder; print its CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "sempadan", *map(str, words), "--lang", "en"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "XDG_DATA_HOME": str(work / "data")}
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    memory, code = after.ru_maxrss / 1024, done.returncode
    print(f"{words[0]!s:12} {cpu:7.1f} CPU-s, largest so far {memory:6.0f} MB, exit code {code}")
    if done.returncode not in allowed:
        sys.exit(done.stdout + done.stderr)
    return done.stdout


def link(people: Path, found: Path, work: Path) -> None:
    """Run the commands and write who was found to be whom."""
    lists = write_lists(people, work)
    recipient = sempadan(work, "coordinator", "new", work / "coordinator").split()[-1]
    sempadan(work, "key", "new", work / "key")
    for agency, path in sorted(lists.items()):
        sempadan(work, "encode", path, "--key", work / "key", "--to", recipient, "--agency", agency,
                 "--home", work / "homes" / agency, "--out", work / f"{agency}.envelope")  # fmt: skip
    envelopes = [work / f"{agency}.envelope" for agency in sorted(lists)]
    print(sempadan(work, "link", *envelopes, "--identity", work / "coordinator", "--base", work / "base"))
    sempadan(work, "people", "--base", work / "base", "--out", work / "people.csv")
    with (work / "people.csv").open(encoding="utf-8") as file:
        persons = {row["record"]: row["person_id"] for row in csv.DictReader(file)}
    with found.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(["unique_id", "person_id"])
        found_ids = set()
        for agency in sorted(lists):
            with (work / "homes" / agency / "crosswalk.csv").open(encoding="utf-8") as file:
                for row in csv.DictReader(file):
                    found_ids.add(int(row["own_id"]))
                    writer.writerow([row["own_id"], persons[row["record"]]])
        held = [i for i in pq.read_table(people)["unique_id"].to_pylist() if i not in found_ids]
        writer.writerows([i, f"held {i}"] for i in held)
        print(f"{len(held)} records were held at home and stand as a person each")


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("people", type=Path)
    args.add_argument("found", type=Path)
    args.add_argument("--work", type=Path)
    given = args.parse_args()
    if given.work:
        given.work.mkdir(parents=True)
        link(given.people, given.found, given.work)
        return
    with tempfile.TemporaryDirectory() as folder:
        link(given.people, given.found, Path(folder))


if __name__ == "__main__":
    main()
