from __future__ import annotations

import pytest

from sempadan.evidence.errors import BaseChanged, BaseDamaged
from sempadan.evidence.tables import read_document, read_table


def test_a_table_with_one_changed_byte_is_not_read(bases, edit):
    evidence = bases.committed()
    edit(evidence.path("codes"), lambda b: b[:40] + bytes([b[40] ^ 1]) + b[41:])
    with pytest.raises(BaseDamaged) as caught:
        read_table(evidence, "codes")
    assert str(caught.value.params["file"]).endswith("codes.parquet")
    assert read_table(evidence, "people").num_rows == 3


def test_a_document_with_one_changed_byte_is_not_read(bases, edit):
    evidence = bases.committed()
    edit(dict(evidence.documents)["model"], lambda b: b.replace(b"1", b"3"))
    with pytest.raises(BaseDamaged):
        read_document(evidence, "model")


def test_a_handle_on_an_older_snapshot_says_that_the_base_changed(bases):
    first = bases.committed(1)
    bases.committed(2, after=first)
    with pytest.raises(BaseChanged):
        read_table(first, "codes")
