"""An error names file, sheet, row and column, and says what to do."""

from __future__ import annotations

import pytest

from sempadan.locale.catalogue import catalogue, placeholders
from sempadan.read import errors
from sempadan.schema.errors import SempadanError

OURS = [one for one in vars(errors).values() if isinstance(one, type) and one.__module__ == errors.__name__]
ALLOWED = {
    "file", "sheet", "sheets", "row", "column", "columns", "line", "limit", "kind", "encoding", "field", "entry",
}  # fmt: skip


@pytest.mark.parametrize("error", OURS)
def test_an_error_has_no_place_for_the_text_of_a_cell(error):
    assert issubclass(error, SempadanError)
    assert set(placeholders(error.text)) <= ALLOWED
    assert error.do


def test_an_error_is_said_in_each_language(tmp_path):
    said = {catalogue(lang).error(errors.FileIsPdf(file="x")).message for lang in ("en", "id", "ms")}
    assert len(said) == 3
