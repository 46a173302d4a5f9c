"""`sempadan doctor`: whether this computer has what Sempadan needs, and what to do where it has not."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from sempadan import __version__
from sempadan.cli.options import user_data
from sempadan.cli.show import Done, Grid
from sempadan.schema.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sempadan.cli.run import System

EXTRAS: Final = ("joint", "spark")
REQUIREMENT: Final = re.compile(r"([\w.-]+)[^;]*(?:;\s*extra\s*==\s*['\"](\w+)['\"])?")
JAVA_VERSION: Final = re.compile(r'version "(\d+)')
JAVA_FIT: Final = (17, 21)
FREE_GB: Final = 1.0
"""A base of some hundred thousand records with its snapshots stays below this."""
CLOCK_SLACK: Final = timedelta(days=1)


class State(StrEnum):
    """How a check came out."""

    OK = "ok"
    NOTE = "note"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    state: State
    message: Message


@dataclass(frozen=True, slots=True)
class Health:
    """What `doctor` prints."""

    checks: tuple[Check, ...]


def doctor(ctx: typer.Context) -> Done[Health]:
    """Look at everything and say what is missing."""
    system: System = ctx.obj.system
    folder = user_data(system.environ)
    wanted = requirements()
    spark = all(wanted["spark"].values())
    checks = (
        Check("python", State.OK, message("doctor.python.ok", version=sys.version.split()[0], sempadan=__version__)),
        check_packages(wanted[""]),
        *(check_extra(extra, wanted[extra]) for extra in EXTRAS),
        check_folder(folder),
        check_disk(shutil.disk_usage(existing(folder)).free / 1e9),
        check_clock(datetime.now(UTC), datetime.fromtimestamp(Path(__file__).stat().st_mtime, UTC)),
        check_java(java_version(system.environ), needed=spark),
        check_terminal(system.encoding),
    )
    return Done(Health(checks), _view(checks), any(c.state is State.PROBLEM for c in checks))


def requirements() -> dict[str, dict[str, str]]:
    """Version found of every package that is asked for, by extra (the base is ""); "" if it is missing."""
    wanted: dict[str, dict[str, str]] = {extra: {} for extra in ("", *EXTRAS)}
    ours = next(iter(metadata.distributions(name="sempadan")), None)
    if ours is None:
        wanted[""]["sempadan"] = ""
    for line in (ours.requires if ours else None) or ():
        found = REQUIREMENT.fullmatch(line)
        if found and (found[2] or "") in wanted:
            wanted[found[2] or ""][found[1]] = _version(found[1])
    return wanted


def check_packages(found: Mapping[str, str]) -> Check:
    """Check the packages of the base installation; `found` maps names to versions."""
    missing = tuple(name for name, version in found.items() if not version)
    if missing:
        return Check("packages", State.PROBLEM, message("doctor.packages.problem", missing=missing))
    return Check("packages", State.OK, message("doctor.packages.ok", found=_listed(found)))


def check_extra(extra: str, found: Mapping[str, str]) -> Check:
    """Check the packages of an extra; without them some commands do not run, which is no problem by itself."""
    missing = tuple(name for name, version in found.items() if not version)
    if missing:
        return Check(extra, State.NOTE, message(f"doctor.{extra}.note", extra=extra, missing=missing))
    return Check(extra, State.OK, message("doctor.extra.ok", extra=extra, found=_listed(found)))


def check_folder(folder: Path) -> Check:
    """Check that the user's data folder, or the folder it will be made in, can be written to."""
    try:
        with tempfile.TemporaryFile(dir=existing(folder)):
            return Check("folder", State.OK, message("doctor.folder.ok", folder=str(folder)))
    except OSError as error:
        reason = error.strerror or type(error).__name__
    return Check("folder", State.PROBLEM, message("doctor.folder.problem", folder=str(folder), reason=reason))


def check_disk(free: float) -> Check:
    """Check the free space (in GB of 10^9 bytes) where the user's data lie."""
    state = State.OK if free >= FREE_GB else State.PROBLEM
    return Check("disk", state, message(f"doctor.disk.{state}", free=free, needed=FREE_GB))


def check_clock(now: datetime, installed: datetime) -> Check:
    """Check that the clock is not behind the files of this very program, which were written earlier."""
    state = State.OK if now >= installed - CLOCK_SLACK else State.PROBLEM
    return Check("clock", state, message(f"doctor.clock.{state}", now=now.date(), installed=installed.date()))


def check_java(major: int | None, *, needed: bool) -> Check:
    """Check Java's major version (None: no Java), which only the Spark engine needs."""
    if major in JAVA_FIT:
        return Check("java", State.OK, message("doctor.java.ok", version=str(major)))
    state = State.PROBLEM if needed else State.NOTE
    if major is None:
        return Check("java", state, message("doctor.java.missing"))
    return Check("java", state, message("doctor.java.unfit", version=str(major)))


def check_terminal(encoding: str) -> Check:
    """Check whether the terminal expects UTF-8, which is what Sempadan writes."""
    state = State.OK if encoding.lower().replace("-", "") == "utf8" else State.NOTE
    return Check("terminal", state, message(f"doctor.terminal.{state}", encoding=encoding))


def existing(folder: Path) -> Path:
    """The folder itself, or the nearest folder above it that exists."""
    return next(path for path in (folder, *folder.parents) if path.is_dir())


def java_version(environ: Mapping[str, str]) -> int | None:
    """Ask Java for its major version; JAVA_HOME goes before the path. None if no Java is there that answers."""
    home = environ.get("JAVA_HOME")
    java = shutil.which("java", path=str(Path(home) / "bin") if home else environ.get("PATH", os.defpath))
    if java is None:
        return None
    try:
        answer = subprocess.run([java, "-version"], capture_output=True, timeout=30, check=False).stderr
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = JAVA_VERSION.search(answer.decode("ascii", errors="replace"))
    return int(found[1]) if found else None


def _version(name: str) -> str:
    found = next(iter(metadata.distributions(name=name)), None)
    return found.version if found else ""


def _listed(found: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(f"{name} {version}" for name, version in found.items())


def _view(checks: tuple[Check, ...]) -> tuple[Grid | Message, ...]:
    rows = tuple((message(f"doctor.state.{c.state}"), message(f"doctor.name.{c.name}"), c.message) for c in checks)
    heads = (message("doctor.head.state"), message("doctor.head.name"), message("doctor.head.found"))
    problems = sum(c.state is State.PROBLEM for c in checks)
    end = message("doctor.end.problem", n=problems) if problems else message("doctor.end.ok")
    return Grid(heads, rows), end
