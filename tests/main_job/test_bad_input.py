"""Bad input gets a sentence that says where, what and what to do; exit code 2; and nothing is lost."""

from __future__ import annotations

import base64
import gzip

import pytest
import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile

from main_job.desk import MARK, PEOPLE, contents

SECRET_TEXT = "Zzyzx Qwibble"


@pytest.fixture
def base(desk):
    """A base with two lists, and the files beside it."""
    one = desk.encode(desk.write_list("one.csv"), "KJRI-KUCHING")
    two = desk.encode(desk.write_list("two.csv", PEOPLE[:3]), "POLDA-KALBAR")
    desk.good("link", one, two, "--identity", desk.folder / "coordinator", "--base", desk.folder / "base")
    return desk.folder / "base"


def workbook(path, rows):
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Data")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def protected(path):
    plain = workbook(path.with_name("plain.xlsx"), [["Nama"], [SECRET_TEXT]])
    with plain.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt("secret", target)
    plain.unlink()
    return path


FILES = {
    "empty": lambda p: p.write_bytes(b""),
    "pdf": lambda p: p.write_bytes(b"%PDF-1.7\n" + SECRET_TEXT.encode() * 50),
    "picture": lambda p: p.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200)),
    "protected": protected,
    "no_name": lambda p: workbook(p, [["Umur", "Alamat"], [17, SECRET_TEXT]]),
    "cut": lambda p: p.write_bytes(workbook(p.with_name("w.xlsx"), [["Nama"], [SECRET_TEXT]]).read_bytes()[:900]),
}


@pytest.mark.parametrize("lang", ["id", "ms", "en"])
@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_no_list_is_named_and_nothing_is_written(desk, kind, lang):
    path = desk.folder / f"{kind}.xlsx"
    FILES[kind](path)
    out = desk.folder / "x.envelope"
    called = desk.call("encode", path, "--key", desk.folder / "key", "--to", desk.recipient, "--agency",
                       "KJRI-KUCHING", "--out", out, lang=lang)  # fmt: skip
    assert called.code == 2
    assert path.name in called.err
    assert "  " in called.err.splitlines()[-1]
    assert not out.exists()
    assert "Zzyzx" not in called.out + called.err
    assert desk.call("check", path, lang=lang).code == 2


def test_a_nik_that_lost_its_digits_is_flagged_and_never_used(desk):
    path = desk.write_list("list.csv", [("Siti Aminah", "12-05-1998", "P", "Sambas", "1.61E+15")])
    found = desk.good("check", path)
    assert found["accepted"] + found["held"] == 1
    assert [p for p in found["problems"] if p["column"] == "NIK" and p["row"] == 3]
    assert "1.61E" not in desk.call("check", path).out


def test_a_profile_that_maps_a_field_twice_is_refused(desk):
    path = desk.write_list("list.csv")
    profile = desk.folder / "profile.toml"
    desk.good("look", path, "--save", profile)
    profile.write_text(profile.read_text().replace('"birth_date"', '"name"').replace("'birth_date'", "'name'"))
    called = desk.call("check", path, "--profile", profile)
    assert called.code == 2
    assert "profile.toml" in called.err or "list.csv" in called.err


MANGLED = {
    "nothing": lambda data: b"",
    "head": lambda data: data[:100],
    "half": lambda data: data[: len(data) // 2],
    "short_by_one": lambda data: data[:-1],
    "utf16": lambda data: b"\xff\xfe" + data.replace(b"\n", b"\r\n").decode("latin-1").encode("utf-16-le"),
    "line_end_added": lambda data: data + b"\r\n",
    "gzipped": gzip.compress,
    "mail": base64.encodebytes,
    "altered": lambda data: data[:-5] + bytes([data[-5] ^ 1]) + data[-4:],
    "other": lambda data: b"PK\x03\x04" + data,
}


def test_a_mangled_envelope_is_refused_with_its_cause_and_none_of_the_command_is_taken(desk, base):
    good = desk.encode(desk.write_list("three.csv", PEOPLE[2:]), "JTK")
    before = contents(base)
    causes = {}
    for name, mangle in MANGLED.items():
        bad = desk.folder / f"{name}.envelope"
        bad.write_bytes(mangle(good.read_bytes()))
        called = desk.call("link", good, bad, "--identity", desk.folder / "coordinator", "--base", base, "--json")
        assert called.code == 2, name
        causes[name] = called.json["error"]["rule"]
        assert bad.name in called.json["error"]["message"]
        assert contents(base) == before, name
    assert causes["half"] == causes["head"] == causes["short_by_one"]
    assert len({causes[n] for n in ("half", "utf16", "gzipped", "mail", "altered", "other")}) >= 5


def test_an_envelope_of_another_key_or_for_another_coordinator_is_refused(desk, base):
    before = contents(base)
    desk.good("coordinator", "new", desk.folder / "stranger")
    envelope = desk.encode(desk.write_list("three.csv"), "JTK")
    foreign = desk.call("link", envelope, "--identity", desk.folder / "stranger", "--base", base, "--json")
    assert foreign.json["error"]["rule"] == "envelope_for_another"
    desk.good("key", "new", desk.folder / "other_key")
    other = desk.folder / "other.envelope"
    desk.good("encode", desk.folder / "three.csv", "--key", desk.folder / "other_key", "--to", desk.recipient,
              "--agency", "JTK", "--home", desk.folder / "homes2", "--out", other)  # fmt: skip
    wrong = desk.call("link", other, "--identity", desk.folder / "coordinator", "--base", base, "--json")
    assert (foreign.code, wrong.code) == (2, 2)
    assert wrong.json["error"]["rule"] == "other_key"
    assert contents(base) == before


def test_real_and_invented_lists_never_mix(desk, base):
    real = desk.write_list("real.csv", mark="")
    assert MARK not in real.read_text()
    envelope = desk.encode(real, "JTK")
    called = desk.call("link", envelope, "--identity", desk.folder / "coordinator", "--base", base, "--json")
    assert called.code == 2
    assert called.json["error"]["rule"] == "real_and_invented"


def test_an_older_sending_does_not_replace_a_newer(desk, base):
    again = desk.encode(desk.folder / "one.csv", "KJRI-KUCHING", out="again.envelope")
    desk.good("link", again, "--identity", desk.folder / "coordinator", "--base", base)
    old = desk.folder / "KJRI-KUCHING.envelope"
    for stale in (old, again):
        called = desk.call("link", stale, "--identity", desk.folder / "coordinator", "--base", base, "--json")
        assert (called.code, called.json["error"]["rule"]) == (2, "serial_not_higher")


def test_a_base_that_is_half_written_is_not_read_as_whole(desk, base):
    (base / "CURRENT").unlink()
    for words in (["status", "--base", base], ["people", "--base", base, "--out", desk.folder / "p.csv"]):
        called = desk.call(*words)
        assert called.code == 2
        assert str(base) in called.err
    assert not (desk.folder / "p.csv").exists()


def test_a_recipient_never_both_opens_envelopes_and_holds_the_key(desk):
    desk.encode(desk.write_list("one.csv"), "KJRI-KUCHING")
    shared = desk.call("key", "share", desk.folder / "key", "--to", desk.recipient, "--out", desk.folder / "sent",
                       "--json")  # fmt: skip
    assert (shared.code, shared.json["error"]["rule"]) == (2, "recipient_reads_envelopes")
    assert not (desk.folder / "sent").exists()


def test_an_output_that_exists_is_refused_before_any_work(desk):
    path = desk.write_list("one.csv")
    out = desk.encode(path, "KJRI-KUCHING")
    before = out.read_bytes()
    called = desk.call("encode", path, "--key", desk.folder / "key", "--to", desk.recipient, "--agency",
                       "KJRI-KUCHING", "--out", out, "--json")  # fmt: skip
    assert (called.code, called.json["error"]["rule"]) == (2, "output_exists")
    assert out.read_bytes() == before
    assert desk.call("check", path, "--clean", path).code == 2
    assert "Siti" in path.read_text()


def test_an_agency_nobody_knows_needs_its_kind(desk):
    path = desk.write_list("one.csv")
    words = ["encode", path, "--key", desk.folder / "key", "--to", desk.recipient, "--agency", "NEW-NGO", "--out",
             desk.folder / "new.envelope"]  # fmt: skip
    assert desk.call(*words, "--json").json["error"]["rule"] == "agency_unknown"
    assert desk.good(*words, "--source-type", "ngo")["records"] == len(PEOPLE)


def test_a_large_envelope_cut_anywhere_is_called_cut(desk, base):
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = [f"Siti {letters[i % 26]}ra{letters[i // 26 % 26]}na" for i in range(2000)]
    born = [f"{i % 28 + 1:02d}-{i % 12 + 1:02d}-{1970 + i % 40}" for i in range(2000)]
    people = [(name, day, "P", "Sambas", "") for name, day in zip(names, born, strict=True)]
    whole = desk.encode(desk.write_list("large.csv", people), "JTK").read_bytes()
    assert len(whole) >= 200_000
    before = contents(base)
    for size in (0, 100, 216, 65_752, len(whole) - 1):
        cut = desk.folder / f"cut{size}.envelope"
        cut.write_bytes(whole[:size])
        called = desk.call("link", cut, "--identity", desk.folder / "coordinator", "--base", base, "--json")
        assert called.code == 2
        assert called.json["error"]["rule"] in {"envelope_empty", "envelope_cut"}, called.json
        assert contents(base) == before
