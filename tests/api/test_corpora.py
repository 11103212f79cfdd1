"""Files of many documents: one a row, or one a member of an archive, as a card knows them."""

from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from comity.api.documents import Document, Unread, documents
from comity.core.errors import InputError

SPEECH = "We met the President of Georgia in Baku on 4 April 1992. We support the territorial integrity of Georgia.\n"
FOLDER = "TXT/Session 65 - 2010"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A file of two speeches with the columns of the corpus."""
    rows = [{"file_name": f"{s}_65_2010.txt", "iso3": s, "session": 65, "year": 2010, "text": f"{s}. {SPEECH}"}
            for s in ("AZE", "GEO")]  # fmt: skip
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "speeches.parquet")
    return tmp_path / "speeches.parquet"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The same two speeches as the publisher's archive holds them, unpacked."""
    inside = tmp_path / "unpacked" / FOLDER
    inside.mkdir(parents=True)
    for state in ("AZE", "GEO"):
        (inside / f"{state}_65_2010.txt").write_text(f"{state}. {SPEECH}", encoding="utf-8")
    (inside / "._AZE_65_2010.txt").write_bytes(b"\x00\x05\x16\x07")
    return tmp_path / "unpacked"


def read(*paths: Path) -> list[Document]:
    found = list(documents(paths))
    assert not [one for one in found if isinstance(one, Unread)], found
    return [one for one in found if isinstance(one, Document)]


def test_a_row_a_member_and_a_file_are_the_same_document(table: Path, folder: Path, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "all.tar.gz", "w:gz") as archive:
        archive.add(folder / "TXT", "TXT")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as zipped:
        for file in sorted(folder.rglob("*.txt")):
            zipped.write(file, file.relative_to(folder))
    forms = [read(path) for path in (table, folder, tmp_path / "all.tar.gz", tmp_path / "all.zip")]
    for found in forms:
        told = sorted((one.row.id, one.row.name, one.row.title, one.row.published, one.text) for one in found)
        assert told == sorted((o.row.id, o.row.name, o.row.title, o.row.published, o.text) for o in forms[0])
    assert {one.row.published for one in forms[0]} == {"2010"}
    assert {one.row.title for one in forms[0]} == {f"General Debate, session 65, speech of {s}" for s in ("AZE", "GEO")}
    assert all("CC0" in (one.row.card or "") for found in forms for one in found)


def test_delimited_text_is_read_like_parquet(table: Path, tmp_path: Path) -> None:
    text = "file_name,iso3,session,year,text\n" + f'AZE_65_2010.txt,AZE,65,2010,"AZE. {SPEECH}"\n'
    (tmp_path / "speeches.csv").write_text(text, encoding="utf-8")
    (one,) = read(tmp_path / "speeches.csv")
    assert one.row.id == next(o.row.id for o in read(table) if o.row.name.startswith("AZE"))


def test_a_folder_is_searched_for_corpora_and_other_tables_are_no_matter(table: Path) -> None:
    (table.parent / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (table.parent / "note.txt").write_text("Azerbaijan and Georgia signed a treaty.", encoding="utf-8")
    assert sorted(one.row.name for one in read(table.parent)) == ["AZE_65_2010.txt", "GEO_65_2010.txt", "note.txt"]


def test_a_file_with_such_a_name_elsewhere_is_a_document_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "AZE_65_2010.txt").write_text(SPEECH, encoding="utf-8")
    (one,) = read(tmp_path / "AZE_65_2010.txt")
    assert (one.row.published, one.row.card) == (None, None)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("trade.csv", b"ccode1,ccode2,year,flow1,flow2\n365,373,2012,5,\n", "comity import cow_trade"),
        ("any.csv", b"a,b\n1,2\n", "no card knows its columns"),
        ("cut.tar.gz", b"\x1f\x8b\x08\x00rest", "broken archive"),
        ("cut.zip", b"PK\x03\x04rest", "broken archive"),
    ],
)
def test_what_holds_no_documents_is_told(name: str, content: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    (one,) = documents([tmp_path / name])
    assert isinstance(one, Unread)
    assert reason in one.reason


def test_an_archive_of_other_files_holds_no_known_document(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as zipped:
        zipped.writestr("../../Session 65 - 2010/AZE_65_2011.txt", SPEECH)
        zipped.writestr("readme.txt", SPEECH)
    (one,) = documents([tmp_path / "other.zip"])
    assert isinstance(one, Unread)
    assert "unpack it" in one.reason


def test_one_member_that_is_no_text_loses_nothing_of_the_others(folder: Path, tmp_path: Path) -> None:
    (folder / FOLDER / "ARM_65_2010.txt").write_bytes(b"\x00\x01\x02" * 50)
    with tarfile.open(tmp_path / "all.tar.gz", "w:gz") as archive:
        archive.add(folder / "TXT", "TXT")
    found = list(documents([tmp_path / "all.tar.gz"]))
    assert sorted(isinstance(one, Unread) for one in found) == [False, False, True]


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    (tmp_path / "any.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match="holds no document"):
        list(documents([tmp_path]))
