"""What can be wrong with a command line, and what a command could not foresee."""

from __future__ import annotations

from sempadan.schema.errors import SempadanError


class CommandMissing(SempadanError):
    """A command line names a group of commands and none of them."""

    text = '"{group}" needs a command'
    do = "use one of: {known}"


class CommandUnknown(SempadanError):
    """A command line names a command that does not exist."""

    text = 'there is no command "{name}" in "{group}"'
    do = "use one of: {known}"


class OptionUnknown(SempadanError):
    """A command line holds an option that the command does not have."""

    text = '"{command}" has no option {option}'
    do = "use one of: {known}"


class OptionUnfit(SempadanError):
    """An option stands without its value, or with one although it takes none."""

    text = "the option {option} lacks its value, or has one and takes none"
    do = "read how it is written: {command} --help"


class ValueMissing(SempadanError):
    """A command line lacks something that the command needs."""

    text = '"{command}" needs {name}'
    do = "add it; how it is written: {command} --help"


class ValueUnfit(SempadanError):
    """A value of a command line is not of its kind."""

    text = "the value of {name} does not fit"
    do = "give {expected}"


class OneOf(SempadanError):
    """Two options that exclude each other."""

    text = "{first} and {second} cannot both be given"
    do = "leave one of them out"


class NeitherGiven(SempadanError):
    """None of two options, of which a command needs one."""

    text = '"{command}" needs {first} or {second}'
    do = "add one of them; how it is written: {command} --help"


class OptionOfOther(SempadanError):
    """An option that only goes with another one, which is not given."""

    text = "{option} goes with {other} only"
    do = "leave it out, or ask with {other}"


class TooManyArguments(SempadanError):
    """A command line holds more arguments than the command takes."""

    text = '"{command}" takes {most} arguments, and {given} are there'
    do = "put a name that holds spaces between quotation marks; how it is written: {command} --help"


class CommandLineUnfit(SempadanError):
    """A command line that does not fit in some other way."""

    text = 'the command line does not fit "{command}"'
    do = "read how it is written: {command} --help"


class Interrupted(SempadanError):
    """The user stopped a command."""

    text = "interrupted; nothing was changed"
    do = "run the command again when you want its answer"


class Unexpected(SempadanError):
    """An error that no room foresaw. Its own text is withheld: it may hold the text of a cell."""

    text = "an error inside Sempadan: {kind} at {place} (its text is withheld, it may hold personal data)"
    do = "report the command and this line; no data stand in it"


class NotAPair(SempadanError):
    """A value of `border add` that is not written as column and value."""

    text = "a value does not say which column it is for"
    do = "write each as COLUMN=VALUE, for example: name_en=Sambas"


class RowNotAdded(SempadanError):
    """A row that would leave a border folder with faults."""

    text = "the row was not added; with it the folder would have faults: {faults}"
    do = "correct the values, or the folder first, and run the command again"
