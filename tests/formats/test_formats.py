"""Files to text: every format, its offsets and pages, and one clear message for each file that cannot be read."""

from __future__ import annotations

import hashlib
import io
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from comity.core.errors import InputError
from comity.formats import base as limits
from comity.formats import locator, read_lines, read_text
from comity.formats.base import front_matter

Write = Callable[[str, bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def put(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return put


def test_plain_text_is_the_file_itself(write: Write) -> None:
    data = "One.\r\nTwo é.\rThree.\n".encode()
    found = read_text(write("a.txt", data))
    assert found.text.encode() == data
    assert (found.media_type, found.encoding, found.pages) == ("text/plain", "utf-8", ())
    assert (found.sha256, found.byte_size) == (hashlib.sha256(data).hexdigest(), len(data))


@pytest.mark.parametrize(
    ("text", "encoding", "said"),
    [
        ("Arvia é", "utf-8", "utf-8"),
        ("Arvia é", "utf-8-sig", "utf-8-sig"),
        ("Arvia é", "utf-16", "utf-16"),
        ("Café à Genève, déjà vu", "cp1252", "cp1252 (guessed)"),
        ("Министр прибыл в столицу", "cp1251", "cp1251 (guessed)"),
        ("Министр прибыл в столицу", "koi8-r", "koi8-r (guessed)"),
        ("Dışişleri Bakanı şehre geldi", "cp1254", "cp1254 (guessed)"),
    ],
)
def test_the_encoding_is_found_in_order_and_recorded(write: Write, text: str, encoding: str, said: str) -> None:
    found = read_text(write("a.txt", text.encode(encoding)))
    assert (found.text, found.encoding) == (text, said)


def test_markdown_gives_title_and_date_of_its_front_matter(write: Write) -> None:
    text = '---\ndate: 2021-05-04\ntitle: "Two\\\n  \\ states"\n---\n\n# Heading\n\nText.\n'
    found = read_text(write("a.md", text.encode()))
    assert (found.text, found.title, found.published) == (text, "Two states", "2021-05-04")
    plain = read_text(write("b.md", b"# Heading\n\nText.\n"))
    assert (plain.title, plain.published) == ("Heading", None)


def test_a_date_that_does_not_exist_is_no_date_of_publication() -> None:
    assert front_matter("---\ndate: 2021-13-40\n---\ntext").published is None
    assert front_matter("---\nnot front matter").end == 0


def test_html_gives_the_text_of_its_main_part(write: Write) -> None:
    page = """<html><head><title>Two states</title><meta property="article:published_time" content="2021-05-04T10:00">
    <script>alert("no")</script><style>p {}</style></head><body><nav>Menu</nav>
    <article><h1>Two states</h1><p>They <b>met</b>&nbsp;in<br>Calder &amp; left.</p><ul><li>One</li></ul></article>
    <footer>Imprint</footer></body></html>"""
    found = read_text(write("a.html", page.encode()))
    assert found.text == "Two states\n\nThey met in\n\nCalder & left.\n\nOne"
    assert (found.title, found.published) == ("Two states", "2021-05-04")


def test_html_keeps_to_the_charset_it_declares(write: Write) -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Ab é</p></body>'.replace("é", "ж")
    found = read_text(write("a.html", page.encode("cp1251")))
    assert (found.text, found.encoding) == ("Ab ж", "cp1251")


def test_pdf_gives_pages_with_their_labels(write: Write, tmp_path: Path) -> None:
    source = write("a.typ", b'#set page(numbering: "i")\nThe first page.\n#pagebreak()\nThe second page.')
    found = read_text(write("a.pdf", typst.compile(str(source))))
    assert [label for _, label in found.pages] == ["i", "ii"]
    (first, _), (second, _) = found.pages
    assert found.text[first:].startswith("The first page.")
    assert found.text[second:].startswith("The second page.")


def test_docx_gives_paragraphs_and_tables_in_order(write: Write) -> None:
    document = docx.Document()
    document.core_properties.title = "Two states"
    document.add_paragraph("Before.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Arvia", "1999"
    document.add_paragraph("After.")
    buffer = io.BytesIO()
    document.save(buffer)
    found = read_text(write("a.docx", buffer.getvalue()))
    assert (found.text, found.title) == ("Before.\n\n| Arvia | 1999 |\n\nAfter.", "Two states")


def encrypted_pdf() -> bytes:
    key = b"<" + b"41" * 32 + b">"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -44 /O " + key + b" /U " + key + b" >>",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"<< /Size 4 /Root 1 0 R /Encrypt 3 0 R /ID [<41> <41>] >>"
    return (
        body
        + b"xref\n0 4\n0000000000 65535 f \n"
        + table
        + b"trailer\n%s\nstartxref\n%d\n%%%%EOF" % (trailer, len(body))
    )


def zipped(names: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in names.items():
            archive.writestr(name, data)
    return buffer.getvalue()


BAD = [
    ("a.txt", b"", "is empty"),
    ("a.txt", b" \n\t", "holds no text"),
    ("a.txt", b"%PDF-1.7\n...", "rename it to a.pdf"),
    ("a.md", b"PK\x03\x04....", "zip archive"),
    ("a.txt", b"<!DOCTYPE html><html>", "rename it to a.html"),
    ("a.txt", b"ab\x00cd", "binary"),
    ("a.txt", bytes(range(1, 32)) * 20, "binary"),
    ("a.txt", b"\x89PNG\r\n\x1a\n", "PNG"),
    ("a.txt", b"\xff\xfeabc", "not text in utf-16"),
    ("a.pdf", b"PK\x03\x04....", "rename it to .docx"),
    ("a.pdf", b"hello", "no PDF inside"),
    ("a.pdf", b"%PDF-1.7 broken", "broken PDF"),
    ("a.pdf", encrypted_pdf(), "encrypted"),
    ("a.docx", b"%PDF-1.7", "rename it to a.pdf"),
    ("a.docx", b"PK\x03\x04broken", "broken Word"),
    ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "old (.doc) or encrypted"),
    ("a.docx", zipped({"a.txt": b"a"}), "no Word document"),
    ("a.docx", zipped({"word/document.xml": b"<a/>"}), "broken Word"),
    ("a.docx", zipped({"word/document.xml": b"0" * 40_000_000}), "unpacks to"),
    ("a.html", b"<div>" * 200_000 + b"deep", "levels deep"),
    ("a.html", b"<html><body><script>x</script></body></html>", "no text"),
    ("a.xyz", b"text", "no format reads"),
    ("a", b"text", "no format reads"),
    ("a.jsonl", b"{}", "read_lines"),
]


@pytest.mark.parametrize(("name", "data", "message"), BAD, ids=range(len(BAD)))
def test_a_file_that_cannot_be_read_is_named_with_a_remedy(write: Write, name: str, data: bytes, message: str) -> None:
    path = write(name, data)
    with pytest.raises(InputError) as caught:
        read_text(path)
    said = str(caught.value)
    assert message in said
    assert str(path) in said
    assert len(said.splitlines()) <= 3


def test_folders_missing_files_and_devices_are_named(tmp_path: Path) -> None:
    for path, message in (
        (tmp_path / "none.txt", "no file"),
        (tmp_path, "folder"),
        (Path(os.devnull), "no regular file"),
        (Path("x" * 5000 + ".txt"), "cannot be"),
    ):
        with pytest.raises(InputError, match=message):
            read_text(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_says_so(write: Write) -> None:
    path = write("a.txt", b"text")
    path.chmod(0)
    with pytest.raises(InputError, match="permission"):
        read_text(path)


def test_a_large_file_is_refused_before_it_is_read(write: Write) -> None:
    path = write("a.txt", b"")
    with path.open("wb") as file:
        file.truncate(limits.MAX_BYTES + 1)
    with pytest.raises(InputError, match="limit"):
        read_text(path)
    long = write("b.txt", b"word " * (limits.MAX_CHARACTERS // 5 + 1))
    with pytest.raises(InputError, match="5,000,000"):
        read_text(long)


def test_a_line_is_a_document(write: Write) -> None:
    path = write(
        "a.jsonl", b'{"id": "a", "text": "One.", "date": "1999-05"}\n\n{"id": 7, "text": "Two\xe2\x80\xa8."}\n'
    )
    found = list(read_lines(path))
    assert [(d.id, d.text, d.date) for d in found] == [("a", "One.", "1999-05"), ("7", "Two\u2028.", None)]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"not json", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'["a"]', "no text"),
        (b'{"id": "a"}', "no text"),
        (b'{"id": "a", "text": "  "}', "no text"),
        (b'{"text": "One."}', "id None"),
        (b'{"id": true, "text": "One."}', "id True"),
        (b'{"id": "a", "text": "One.", "date": "5 May"}', "not EDTF"),
        (b'{"id": "a", "text": "One.", "date": 1999}', "not EDTF"),
        (b'{"id": "a", "text": "\\ud800"}', "surrogate"),
        (b'{"id": "z", "text": "Again."}', "repeats the id"),
    ],
)
def test_a_bad_line_is_named_by_its_number(write: Write, line: bytes, message: str) -> None:
    path = write("a.jsonl", b'{"id": "z", "text": "Zero."}\n' + line)
    with pytest.raises(InputError, match="line 2") as caught:
        list(read_lines(path))
    assert message in str(caught.value)


def test_a_file_without_a_document_says_so(write: Write) -> None:
    with pytest.raises(InputError, match="no document"):
        list(read_lines(write("a.jsonl", b"\n\n")))


@given(
    data=st.binary(min_size=1, max_size=300),
    suffix=st.sampled_from([".txt", ".md", ".html", ".pdf", ".docx", ".jsonl"]),
)
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(data)
    try:
        found = list(read_lines(path)) if suffix == ".jsonl" else [read_text(path)]
    except InputError:
        return
    assert all(document.text.strip() for document in found)


def test_a_stretch_is_found_again_in_its_file(write: Write) -> None:
    page = write("a.html", b"<html><body><h1>News</h1><p>One <b>two</b>.</p><div><p>Three.</p></div></body></html>")
    found = read_text(page)
    at = found.text.index("Three.")
    assert locator(found.places, at, at + 6) == "/html/body/div/p"
    buffer = io.BytesIO()
    document = docx.Document()
    for words in ("One.", "", "Three."):
        document.add_paragraph(words)
    document.add_table(1, 1).cell(0, 0).text = "Four."
    document.save(buffer)
    found = read_text(write("a.docx", buffer.getvalue()))
    assert [p.label for p in found.places] == ["paragraph 1", "paragraph 3", "table 1, row 1"]
    assert all(found.text[p.start] in "OT|" for p in found.places)


def test_a_sentence_of_a_pdf_has_its_page_and_box(tmp_path: Path) -> None:
    source = tmp_path / "a.typ"
    source.write_text("One.\n#pagebreak()\nTwo words.", encoding="utf-8")
    typst.compile(str(source), output=str(tmp_path / "a.pdf"))
    found = read_text(tmp_path / "a.pdf")
    at = found.text.index("Two")
    where = locator(found.places, at, at + 10)
    assert where is not None and re.fullmatch(r"page 2, box \d+ \d+ \d+ \d+", where)


def test_plain_text_has_no_place_but_its_offsets(write: Write) -> None:
    assert locator(read_text(write("a.txt", b"One.")).places, 0, 4) is None
