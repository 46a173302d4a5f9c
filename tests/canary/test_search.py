"""The search for a planted name finds it where it does stand (a search that finds nothing proves nothing)."""

import base64
import io
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from canary.search import PLANTED, files_with_name, in_bytes


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("sheet.xml", f"<v>{PLANTED}</v>" * 50)
    return out.getvalue()


def parquet() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table({"a": ["x", PLANTED] * 50}), out, compression="zstd")
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        PLANTED.encode(), PLANTED.upper().encode(), b"x" + PLANTED.encode("utf-16"), PLANTED.encode("utf-16-be"),
        *[base64.b64encode(b"x" * n + PLANTED.encode()) for n in range(4)],
        base64.b64encode(PLANTED.lower().encode("utf-16-le")), PLANTED.encode().hex().encode(), zipped(), parquet(),
    ],
)  # fmt: skip
def test_the_planted_name_is_found_in_all_its_clothes(tmp_path, data):
    (tmp_path / "file.bin").write_bytes(data)
    assert files_with_name(tmp_path) == [tmp_path / "file.bin"]


def test_nothing_is_found_where_nothing_stands(tmp_path):
    (tmp_path / "file.bin").write_bytes(b"Siti Aminah" + bytes(range(256)) * 100)
    assert files_with_name(tmp_path) == []
    assert not in_bytes(b"Zzyz Qwibbl")
