"""What can be wrong with the sentences themselves."""

from __future__ import annotations

from sempadan.schema.errors import SempadanError


class SentenceFault(SempadanError):
    """A sentence is not in the catalogue, or does not fit the values it is given.

    The user reads that this version is faulty; the developer reads the id in the note of the
    exception, where no page, log or message takes it from.
    """

    text = "a sentence of this version of Sempadan is missing or faulty"
    do = "report it with the command you ran; your data are as they were"


def sentence_fault(name: str, fault: str) -> SentenceFault:
    """Make the error for the sentence of that id, with a note for whoever mends it."""
    error = SentenceFault()
    error.add_note(f"message {name!r}: {fault}")
    return error
