"""Files that are not what their names say: nothing, a web page in place of a download, an archive, a workbook."""

from __future__ import annotations

from pathlib import Path

from comity.core.errors import InputError

_BEGINS = {
    b"PK\x03\x04": "a zip archive or an Excel workbook, not data: unpack it, or save the sheet as CSV",
    b"\xd0\xcf\x11\xe0": "an Excel workbook, not data: save the sheet as CSV",
    b"%PDF": "a PDF, not data: read it as a document, with comity read",
    b"\x1f\x8b": "compressed with gzip: unpack it, or, where it holds documents, type: comity read FILE",
    b"BZh": "compressed with bzip2: unpack it",
    b"\xfd7zXZ": "compressed with xz: unpack it",
    b"PAR1": "a Parquet file: call it NAME.parquet",
}
_PAGES = (b"<!doctype html", b"<html", b"<head", b"<?xml", b"<script")


def refuse_foreign(path: Path, form: str) -> None:
    """Raise InputError where a file of a ``form`` (text, parquet, r) holds something else, with what to do about it."""
    try:
        with path.open("rb") as file:
            begins = file.read(4096)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error
    if not begins:
        raise InputError(f"{path} is empty; download it again.")
    if begins.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_PAGES):
        raise InputError(
            f"{path} is a web page, not data: the publisher answered with a page, perhaps an error or a question.\n"
            "Open the address in a browser, download the file itself, and import that."
        )
    told = next((said for magic, said in _BEGINS.items() if begins.startswith(magic)), None)
    if told and form == "text":
        raise InputError(f"{path} is {told}.")
    if form == "text" and b"\x00" in begins:
        raise InputError(f"{path} is no text in UTF-8 or Latin-1; save it as CSV in UTF-8, or download it again.")
