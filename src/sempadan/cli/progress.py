"""How far a long step has come: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sempadan.cli.show import write
from sempadan.schema.message import Message, Progress, message

if TYPE_CHECKING:
    from sempadan.cli.run import Run

SECONDS = 5.0
"""Between two lines of the same step, where there is no terminal."""


@contextmanager
def progress(run: Run, clock: Callable[[], float] = time.monotonic) -> Iterator[Progress]:
    """Give a step something to call; it writes to standard error and leaves the terminal clean."""
    if not run.system.stderr.isatty():
        yield Lines(run, clock).tell
        return
    from rich.console import Console  # a bar is drawn on a terminal only
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

    tasks: dict[str, TaskID] = {}
    with Bars(console=Console(file=run.system.stderr), transient=True) as bars:

        def tell(what: Message, done: int, total: int) -> None:
            sentence = run.say(what)
            if what.id not in tasks:
                tasks[what.id] = bars.add_task(sentence, total=total)
            bars.update(tasks[what.id], description=sentence, completed=done, total=total)

        yield tell


@dataclass(slots=True)
class Lines:
    """Progress as plain lines: one when a step begins, then one every few seconds."""

    run: Run
    clock: Callable[[], float]
    step: str = field(default="", init=False)
    last: float = field(default=0.0, init=False)

    def tell(self, what: Message, done: int, total: int) -> None:
        """Write a line if the step is new or the last line is old."""
        now = self.clock()
        if what.id == self.step and now - self.last < SECONDS:
            return
        self.step, self.last = what.id, now
        told = message("cli.word.progress", step=what, share=done / total) if total > 1 else what
        write(self.run.system.stderr, self.run.say(told) + "\n")
