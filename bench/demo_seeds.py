"""How near the demo comes to the truth, by seed, and what it costs.

    python bench/demo_seeds.py [SEED …] [--people N]

Runs `sempadan demo` once a seed and prints one line each: records, people found and in truth, pair
precision and recall, how wrong a count of records would be, the hidden answer and whether it covers the
truth, CPU seconds and memory.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

LINE = (
    "{seed:>5} {records:>8} {found:>7} {truth:>7} {error:>+8.2%} {precision:>10.4f} {recall:>7.4f}"
    " {unlinked:>+9.1%} {verdict:>9} {low!s:>6} {high!s:>6} {covers!s:>6} {cpu:>6.1f}"
)


def demo(seed: int, people: int) -> str:
    """Run one demo and lay out its figures."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as folder:
        words = [
            "demo",
            str(Path(folder) / "demo"),
            "--seed",
            str(seed),
            "--people",
            str(people),
            "--no-open",
            "--json",
        ]
        done = subprocess.run([sys.executable, "-m", "sempadan", *words], capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = json.loads(done.stdout)
    counted, hidden = found["people"], found["hidden"]
    issued = hidden["low"] is not None
    return LINE.format(
        seed=seed,
        records=counted["records"],
        found=counted["found"],
        truth=counted["truth"],
        error=counted["found"] / counted["truth"] - 1,
        precision=found["pairs"]["precision"],
        recall=found["pairs"]["recall"],
        unlinked=found["unlinked_error"],
        verdict=hidden["verdict"],
        low=hidden["low"],
        high=hidden["high"],
        covers=hidden["low"] <= hidden["truth"] <= hidden["high"] if issued else "-",
        cpu=after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
    )


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("seeds", type=int, nargs="*", default=[1, 2, 3])
    args.add_argument("--people", type=int, default=5000)
    given = args.parse_args()
    print(" seed  records   found   truth    error  precision  recall  unlinked   verdict    low   high covers  CPU-s")
    for seed in given.seeds:
        print(demo(seed, given.people), flush=True)
    print(f"largest process {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
