"""What can keep a border folder from being used or changed."""

from __future__ import annotations

from sempadan.schema.errors import SempadanError


class BorderNotUsable(SempadanError):
    """A border folder with faults that forbid using it."""

    text = "{folder}: this border folder cannot be used; faults: {count}, the first in {file}, line {line:plain}"
    do = "see all of them with `sempadan border check {folder}`, correct them, then run the command again"


class ShippedBorder(SempadanError):
    """An attempt to change the border pack that is part of the installation."""

    text = "the border pack that ships with Sempadan is not changed"
    do = "make a folder of your own with `sempadan border copy FOLDER`, and name that folder"


class NotABorderFile(SempadanError):
    """A file name that no border folder has."""

    text = "a border folder has no file of the name given"
    do = "name one of these: {files}"


class NotABorderColumn(SempadanError):
    """A column that the named file of a border folder does not have."""

    text = "{file}: has no column of the name given"
    do = "name columns from these: {columns}"
