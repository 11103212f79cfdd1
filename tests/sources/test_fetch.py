"""A publisher's files come whole, checked and told, or not at all; nothing but this machine's own address is asked."""

from __future__ import annotations

import hashlib
import io
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from comity.api import fetching as api
from comity.api import importing
from comity.cli.commands.fetch import fetch as command
from comity.core.errors import ComityError, InputError, OutputError, RecordError
from comity.sources import Card, all_cards
from comity.sources.fetch.connection import FetchError, Rules, wait_asked
from comity.sources.fetch.download import Download
from comity.sources.fetch.fetching import Fetched, NotFetched, fetch_file, fetch_files
from tests.sources.publisher import Page, Publisher, open_publisher
from tests.sources.test_damaged_files import OWN

BODY = bytes(range(256)) * 40
SHA256 = hashlib.sha256(BODY).hexdigest()
LIKE = "un_digital_library_ga"
"""A card that has layouts; the tests give it files of their own."""


@pytest.fixture(autouse=True)
def only_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """No name is looked up, and no proxy is used: only 127.0.0.1 can be asked."""
    real = socket.getaddrinfo

    def look_up(host: Any, *arguments: Any, **more: Any) -> Any:
        assert host == "127.0.0.1", f"a test asked for {host}"
        return real(host, *arguments, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with open_publisher() as one:
        yield one


class Clock:
    """A rule book that does not wait, and notes how long it would have."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def rules(self, **more: Any) -> Rules:
        return Rules(**{"timeout_s": 5.0, "cuts": 3, "returns": 2, "sleep": self.waits.append, **more})


RULES = Clock().rules()


def card(*wanted: Download) -> Card:
    return replace(all_cards()[LIKE], fetch=wanted)


def at(publisher: Publisher, path: str = "/file.bin", **more: Any) -> Download:
    return Download(name=path.rpartition("/")[2], url=publisher.address + path, **more)


def get(wanted: Download, folder: Path, rules: Rules = RULES) -> Fetched:
    return fetch_file(card(wanted), wanted, folder, rules)


def names(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def zipped(members: dict[str, bytes], packing: int = zipfile.ZIP_STORED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, body in members.items():
            archive.writestr(zipfile.ZipInfo(name), body, packing)
    return packed.getvalue()


def test_a_file_comes_whole_with_its_manifest(publisher: Publisher, tmp_path: Path) -> None:
    publisher.pages["/file.bin"] = Page(BODY, modified="Wed, 18 Nov 2026 10:00:00 GMT")
    seen: list[tuple[int, int, str]] = []
    wanted = at(publisher)
    done = fetch_file(card(wanted), wanted, tmp_path, RULES, lambda *step: seen.append(step))
    assert done.new
    assert done.path.read_bytes() == BODY
    assert seen[-1] == (len(BODY), len(BODY), "file.bin")
    assert names(tmp_path) == ["file.bin", "file.bin.fetched.json"]
    told = json.loads((tmp_path / "file.bin.fetched.json").read_text(encoding="utf-8"))
    assert told["url"] == wanted.url
    assert (told["source"], told["bytes"], told["sha256"], told["etag"]) == (LIKE, len(BODY), SHA256, '"one"')
    assert told["fetched_at"].endswith("Z")
    assert publisher.headers(0)["User-Agent"].startswith("comity/")


def test_a_cut_connection_is_taken_up_where_it_broke(publisher: Publisher, tmp_path: Path) -> None:
    publisher.pages["/file.bin"] = Page(BODY, cuts=[1000, 2000])
    assert get(at(publisher), tmp_path).path.read_bytes() == BODY
    asked = [publisher.headers(n).get("Range") for n in range(3)]
    assert asked == [None, "bytes=1000-", "bytes=3000-"]
    assert publisher.headers(1)["If-Range"] == '"one"'


def test_too_many_cuts_keep_the_part_and_the_next_command_goes_on(publisher: Publisher, tmp_path: Path) -> None:
    publisher.pages["/file.bin"] = Page(BODY, etag=None, modified="Wed, 18 Nov 2026 10:00:00 GMT", cuts=[500] * 4)
    with pytest.raises(FetchError, match=r"(?s)broke off 4 times, last at 2,000 bytes.*type the command again"):
        get(at(publisher), tmp_path)
    assert names(tmp_path) == ["file.bin.part", "file.bin.part.json"]
    assert get(at(publisher), tmp_path).path.read_bytes() == BODY
    assert publisher.headers(4)["Range"] == "bytes=2000-"
    assert publisher.headers(4)["If-Range"] == "Wed, 18 Nov 2026 10:00:00 GMT"
    assert names(tmp_path) == ["file.bin", "file.bin.fetched.json"]


def test_parts_of_two_editions_are_never_joined(publisher: Publisher, tmp_path: Path) -> None:
    publisher.pages["/file.bin"] = Page(BODY, cuts=[1000])
    with pytest.raises(FetchError):
        get(at(publisher), tmp_path, Clock().rules(cuts=0))
    publisher.pages["/file.bin"] = Page(BODY[::-1], etag='"two"')
    assert get(at(publisher), tmp_path).path.read_bytes() == BODY[::-1]
    assert publisher.headers(1)["If-Range"] == '"one"'


def test_a_server_that_joins_another_edition_is_begun_anew(publisher: Publisher, tmp_path: Path) -> None:
    publisher.pages["/file.bin"] = Page(BODY, cuts=[1000])
    with pytest.raises(FetchError):
        get(at(publisher), tmp_path, Clock().rules(cuts=0))
    other = BODY[::-1] + b"more"
    publisher.pages["/file.bin"] = Page(other, headers={"ETag": '"two"'})
    assert get(at(publisher), tmp_path).path.read_bytes() == other
    assert [publisher.headers(n).get("Range") for n in range(3)] == [None, "bytes=1000-", None]


def test_without_a_mark_of_the_edition_a_cut_file_is_begun_anew(publisher: Publisher, tmp_path: Path) -> None:
    publisher.pages["/file.bin"] = Page(BODY, etag=None, cuts=[1000])
    assert get(at(publisher), tmp_path).path.read_bytes() == BODY
    assert "Range" not in publisher.headers(1)


@pytest.mark.parametrize(
    ("pinned", "says"),
    [
        ({"bytes": len(BODY) + 1}, "10,240 bytes; 10,241 were expected"),
        ({"sha256": "0" * 64}, f"has the SHA-256 {SHA256}; the card expects {'0' * 64}"),
    ],
)
def test_another_edition_than_the_card_pins_is_not_kept(
    publisher: Publisher, tmp_path: Path, pinned: dict[str, Any], says: str
) -> None:
    publisher.pages["/file.bin"] = Page(BODY)
    with pytest.raises(FetchError, match=says):
        get(at(publisher, **pinned), tmp_path)
    assert names(tmp_path) == []


def test_a_file_without_a_stated_size_is_held_against_the_card(publisher: Publisher, tmp_path: Path) -> None:
    page = Page(b"4\r\nfour\r\n0\r\n\r\n", headers={"Transfer-Encoding": "chunked", "Content-Length": "15"})
    publisher.pages["/file.bin"] = page
    with pytest.raises(FetchError, match="has 4 bytes; 5 were expected"):
        get(at(publisher, bytes=5), tmp_path)
    assert get(at(publisher, bytes=4), tmp_path).path.read_bytes() == b"four"


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (Page(b"<html>Are you a robot?</html>", kind="text/html; charset=utf-8"), "a web page where file.bin was"),
        (Page(b""), "an empty file"),
        (Page(b"x", headers={"Content-Encoding": "gzip"}), "in the coding 'gzip'"),
        (Page(b"x", status=202), "answers 202 Accepted: that is no file"),
        (Page(b"x", status=403), "answers 403 Forbidden: it is not given to everyone"),
    ],
)
def test_what_is_no_file_is_not_kept(publisher: Publisher, tmp_path: Path, page: Page, says: str) -> None:
    publisher.pages["/file.bin"] = page
    with pytest.raises(FetchError, match=says):
        get(at(publisher), tmp_path)
    assert names(tmp_path) == []


def test_one_missing_file_is_told_and_keeps_no_other_back(publisher: Publisher, tmp_path: Path) -> None:
    publisher.pages["/there.bin"] = Page(BODY)
    gone, there = at(publisher, "/gone.bin"), at(publisher, "/there.bin")
    results = list(fetch_files(card(gone, there), tmp_path / "new", RULES))
    assert isinstance(results[0], NotFetched)
    assert f"{gone.url} answers 404 Not Found: the publisher has moved or withdrawn it." in results[0].why
    assert f"By hand: download it at {gone.url}, or look for it at https://digitallibrary.un.org/" in results[0].why
    assert results[0].why.endswith(f"comity import {LIKE} FILE")
    assert isinstance(results[1], Fetched)


def test_a_server_that_asks_to_wait_is_obeyed(publisher: Publisher, tmp_path: Path) -> None:
    publisher.pages["/file.bin"] = Page(BODY, refusals=[(429, {"Retry-After": "7"}), (503, {})])
    clock = Clock()
    assert get(at(publisher), tmp_path, clock.rules()).path.read_bytes() == BODY
    assert clock.waits == [7.0, 2.0]


@pytest.mark.parametrize(
    ("refusals", "says", "waits"),
    [
        ([(429, {"Retry-After": "3600"})], "asks to wait 3,600 seconds", []),
        ([(503, {"Retry-After": "1"})] * 9, "answers 503 Service Unavailable, 3 times", [1.0, 1.0]),
    ],
)
def test_patience_has_an_end(
    publisher: Publisher, tmp_path: Path, refusals: list[tuple[int, dict[str, str]]], says: str, waits: list[float]
) -> None:
    publisher.pages["/file.bin"] = Page(BODY, refusals=refusals)
    clock = Clock()
    with pytest.raises(FetchError, match=says):
        get(at(publisher), tmp_path, clock.rules())
    assert clock.waits == waits


def test_a_wait_may_be_a_day_and_hour() -> None:
    assert wait_asked("Wed, 01 Jan 2020 00:00:00 GMT", 5) == 0
    assert wait_asked("Fri, 01 Jan 2100 00:00:00 GMT", 5) > 1e9
    assert [wait_asked(text, 5) for text in (None, "soon", "-3")] == [5, 5, 5]


def test_redirects_are_followed_five_times(publisher: Publisher, tmp_path: Path) -> None:
    for n in range(6):
        publisher.pages[f"/{n}"] = Page(status=(301, 302, 303, 307, 308, 302)[n], headers={"Location": f"/{n + 1}"})
    publisher.pages["/6"] = Page(BODY)
    wanted = replace(at(publisher), url=f"{publisher.address}/1")
    assert get(wanted, tmp_path).manifest.url == wanted.url
    with pytest.raises(FetchError, match="sent on more than 5 times"):
        get(replace(wanted, name="other.bin", url=f"{publisher.address}/0"), tmp_path)


@pytest.mark.parametrize(
    ("location", "says"),
    [
        ("/round", "sent in a circle"),
        ("http://example.org/file.bin", "which is not https: nothing was fetched from there"),
        ("file:///etc/hostname", "which is not https"),
        ("//[broken", "which is no address"),
    ],
)
def test_a_redirect_astray_is_refused(publisher: Publisher, tmp_path: Path, location: str, says: str) -> None:
    publisher.pages["/file.bin"] = Page(status=302, headers={"Location": location})
    publisher.pages["/round"] = Page(status=302, headers={"Location": "/file.bin"})
    with pytest.raises(FetchError, match=says):
        get(at(publisher), tmp_path)


def test_without_a_network_the_message_says_what_to_do(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    wanted = Download(name="trade.zip", url=f"http://{host}/trade.zip")
    result = next(fetch_files(card(wanted), tmp_path, RULES))
    assert isinstance(result, NotFetched)
    assert result.why.startswith(f"{host} cannot be reached: it refuses the connection.")
    assert f"By hand: download it at http://{host}/trade.zip" in result.why
    assert names(tmp_path) == []


def test_a_silent_server_is_given_up(publisher: Publisher, tmp_path: Path) -> None:
    publisher.pages["/file.bin"] = Page(BODY, stalls_after=100)
    with pytest.raises(FetchError, match=r"broke off 2 times, last at 200 bytes.*no answer within 0\.2 seconds"):
        get(at(publisher), tmp_path, Clock().rules(timeout_s=0.2, cuts=1))


@pytest.mark.parametrize(
    "page",
    [
        Page(BODY),
        Page(BODY, plain=True),
        Page(BODY, etag=None, modified="Wed, 18 Nov 2026 10:00:00 GMT"),
    ],
    ids=["by ETag", "by ETag, told with the whole file", "by Last-Modified"],
)
def test_an_unchanged_file_is_left_as_it_is(publisher: Publisher, tmp_path: Path, page: Page) -> None:
    publisher.pages["/file.bin"] = page
    first = get(at(publisher), tmp_path)
    before = [(p.name, p.stat().st_mtime_ns) for p in sorted(tmp_path.iterdir())]
    again = get(at(publisher), tmp_path)
    assert (first.new, again.new) == (True, False)
    assert again.manifest == first.manifest
    assert [(p.name, p.stat().st_mtime_ns) for p in sorted(tmp_path.iterdir())] == before
    assert "If-None-Match" in publisher.headers(1) or "If-Modified-Since" in publisher.headers(1)


def test_a_new_edition_takes_the_place_of_the_old(publisher: Publisher, tmp_path: Path) -> None:
    publisher.pages["/file.bin"] = Page(BODY)
    get(at(publisher), tmp_path)
    publisher.pages["/file.bin"] = Page(b"new", etag='"two"')
    done = get(at(publisher), tmp_path)
    assert (done.new, done.path.read_bytes(), done.manifest.etag) == (True, b"new", '"two"')


def test_what_the_card_pins_is_not_asked_for_again(publisher: Publisher, tmp_path: Path) -> None:
    publisher.pages["/file.bin"] = Page(BODY)
    get(at(publisher, sha256=SHA256), tmp_path)
    assert not get(at(publisher, sha256=SHA256), tmp_path).new
    assert len(publisher.asked) == 1
    with pytest.raises(FetchError, match="9 were expected"):
        get(at(publisher, bytes=9), tmp_path)
    with pytest.raises(FetchError, match="the card expects 000"):
        get(at(publisher, sha256="0" * 64), tmp_path)
    assert (tmp_path / "file.bin").read_bytes() == BODY


def test_the_users_own_file_is_never_overwritten(publisher: Publisher, tmp_path: Path) -> None:
    publisher.pages["/file.bin"] = Page(BODY)
    (tmp_path / "file.bin").write_text("mine")
    with pytest.raises(OutputError, match="was not fetched; move it away"):
        get(at(publisher), tmp_path)
    (tmp_path / "file.bin").unlink()
    get(at(publisher), tmp_path).path.write_text("edited")
    with pytest.raises(OutputError, match="has changed since it was fetched"):
        get(at(publisher), tmp_path)
    assert (tmp_path / "file.bin").read_text() == "edited"


def test_two_fetches_do_not_write_at_once(publisher: Publisher, tmp_path: Path) -> None:
    publisher.pages["/file.bin"] = Page(BODY)
    first = fetch_files(card(at(publisher)), tmp_path, RULES)
    next(first)
    with pytest.raises(OutputError, match="Another comity fetch is writing"):
        next(fetch_files(card(at(publisher)), tmp_path, RULES))
    assert list(first) == []
    assert [one.new for one in fetch_files(card(at(publisher)), tmp_path, RULES) if isinstance(one, Fetched)] == [False]


def test_an_interrupted_process_leaves_a_part_only(publisher: Publisher, tmp_path: Path) -> None:
    publisher.pages["/file.bin"] = Page(BODY, stalls_after=3000)
    code = (
        "import sys; from dataclasses import replace; from pathlib import Path\n"
        "from comity.sources import all_cards; from comity.sources.fetch.connection import Rules\n"
        "from comity.sources.fetch.download import Download; from comity.sources.fetch.fetching import fetch_files\n"
        f"card = replace(all_cards()[{LIKE!r}], fetch=(Download(name='file.bin', url=sys.argv[1]),))\n"
        "list(fetch_files(card, Path(sys.argv[2]), Rules()))"
    )
    command = [sys.executable, "-c", code, f"{publisher.address}/file.bin", str(tmp_path)]
    process = subprocess.Popen(command, env={**os.environ, "NO_PROXY": "127.0.0.1"})
    part = tmp_path / "file.bin.part"
    deadline = time.monotonic() + 60
    while not publisher.asked and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.3)
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    assert part.exists()
    assert names(tmp_path) == ["file.bin.part", "file.bin.part.json"]
    publisher.pages["/file.bin"].stalls_after = None
    assert get(at(publisher), tmp_path).path.read_bytes() == BODY
    assert names(tmp_path) == ["file.bin", "file.bin.fetched.json"]


def test_members_are_unpacked_into_a_folder_of_their_own(publisher: Publisher, tmp_path: Path) -> None:
    packed = zipped({"v4/a.csv": b"a\n1\n", "v4/b.csv": b"b\n", "v4/codebook.pdf": b"%", "__MACOSX/v4/._a.csv": b"x"})
    publisher.pages["/t.zip"] = Page(packed)
    wanted = at(publisher, "/t.zip", unpack=True, members=("*.csv",))
    done = get(wanted, tmp_path)
    assert done.readable == tmp_path / "t"
    assert names(tmp_path / "t") == ["v4/a.csv", "v4/b.csv"]
    assert done.manifest.unpacked == (("v4/a.csv", 4), ("v4/b.csv", 2))
    (tmp_path / "t" / "v4" / "a.csv").unlink()
    (tmp_path / "t" / "notes.txt").write_text("mine")
    assert not get(wanted, tmp_path).new
    assert names(tmp_path / "t") == ["notes.txt", "v4/a.csv", "v4/b.csv"]
    publisher.pages["/t.zip"] = Page(zipped({"v5/c.csv": b"c\n"}), etag='"two"')
    assert get(wanted, tmp_path).manifest.unpacked == (("v5/c.csv", 2),)
    assert names(tmp_path / "t") == ["notes.txt", "v5/c.csv"]
    (tmp_path / "t.zip").unlink()
    assert get(replace(wanted, members=("c.csv",)), tmp_path).new
    with pytest.raises(FetchError, match=r"has no member d\.csv; it has v5/c\.csv"):
        get(replace(wanted, members=("d.csv",)), tmp_path)


def test_the_users_own_file_is_not_taken_for_a_member(publisher: Publisher, tmp_path: Path) -> None:
    publisher.pages["/t.zip"] = Page(zipped({"a.csv": b"a\n", "b.csv": b"b\n"}))
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "b.csv").write_text("mine")
    with pytest.raises(OutputError, match=r"b\.csv is there and was not fetched"):
        get(at(publisher, "/t.zip", unpack=True), tmp_path)
    assert names(tmp_path / "t") == ["b.csv"]
    (tmp_path / "t" / "b.csv").unlink()
    assert get(at(publisher, "/t.zip", unpack=True), tmp_path).manifest.unpacked == (("a.csv", 2), ("b.csv", 2))


def test_a_broken_off_unpacking_is_taken_up_again(
    publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publisher.pages["/t.zip"] = Page(zipped({"a.csv": b"a\n", "b.csv": b"b\n"}))
    real = os.replace

    def stop(source: Path, target: Path) -> None:
        if target.name == "b.csv":
            raise KeyboardInterrupt
        real(source, target)

    monkeypatch.setattr(os, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        get(at(publisher, "/t.zip", unpack=True), tmp_path)
    monkeypatch.setattr(os, "replace", real)
    assert names(tmp_path / "t") == ["a.csv"]
    assert not get(at(publisher, "/t.zip", unpack=True), tmp_path).new
    assert names(tmp_path / "t") == ["a.csv", "b.csv"]


@pytest.mark.parametrize(
    "name", ["../out.csv", "/out.csv", "a/../../out.csv", "..\\out.csv", "C:out.csv", "a//out.csv", "NUL.csv", "a/."]
)
def test_a_hostile_member_is_refused_before_anything_is_written(
    publisher: Publisher, tmp_path: Path, name: str
) -> None:
    publisher.pages["/t.zip"] = Page(zipped({"good.csv": b"a\n", name: b"b\n"}))
    folder = tmp_path / "deep" / "deeper"
    folder.mkdir(parents=True)
    with pytest.raises(FetchError, match="would lie outside its folder; nothing of it was unpacked"):
        get(at(publisher, "/t.zip", unpack=True), folder)
    assert names(tmp_path) == ["deep/deeper/t.zip", "deep/deeper/t.zip.fetched.json"]


def test_links_locked_and_repeated_members_bombs_and_damage_are_refused(publisher: Publisher, tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(link, "/etc/hostname")
    locked = bytearray(zipped({"a.csv": b"1"}))
    locked[locked.find(b"PK\x01\x02") + 8] |= 1
    pages = {
        "/link.zip": (packed.getvalue(), "which is a link"),
        "/locked.zip": (bytes(locked), "which is encrypted"),
        "/twice.zip": (zipped({"a.csv": b"1", "A.csv": b"2"}), "two members called 'a.csv'"),
        "/bomb.zip": (zipped({"a.csv": bytes(300_000)}, zipfile.ZIP_DEFLATED), "to 1 files of 300,000 bytes"),
        "/cut.zip": (zipped({"a.csv": b"1"})[:-30], "is no whole zip file"),
        "/wrong.zip": (zipped({"a.csv": b"12345"}).replace(b"12345", b"54321"), "is no whole zip file"),
    }
    for path, (body, says) in pages.items():
        publisher.pages[path] = Page(body)
        with pytest.raises(FetchError, match=says):
            get(at(publisher, path, unpack=True), tmp_path, Clock().rules(most_bytes=100_000))
        assert not [name for name in names(tmp_path) if name.endswith((".csv", ".part"))]


def listing(*files: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A version of a data set, as the native API of Dataverse tells it."""
    entries = [{"label": one["filename"], "restricted": False, "dataFile": one} | one.pop("entry", {}) for one in files]
    return {"versionNumber": 33, "versionMinorNumber": 0, "versionState": "RELEASED", "files": entries, **more}


TABLE = {"id": 8, "filename": "points.tab", "filesize": 999, "originalFileFormat": "text/csv", "originalFileSize": 5,
         "originalFileName": "points.csv", "md5": hashlib.md5(b"a,b\n1").hexdigest(),
         "checksum": {"type": "MD5", "value": hashlib.md5(b"a,b\n1").hexdigest()}}  # fmt: skip
DATASET = "/api/datasets/:persistentId/?persistentId=doi:10.7910/DVN/TEST"


def dataverse(publisher: Publisher, *files: dict[str, Any]) -> None:
    body = {"status": "OK", "data": {"id": 1, "latestVersion": listing(*(dict(one) for one in files))}}
    publisher.pages[DATASET] = Page(json.dumps(body).encode(), kind="application/json")


def in_dataverse(publisher: Publisher, file: str, **more: Any) -> Download:
    return Download(name=file, doi="10.7910/DVN/TEST", file=file, dataverse=publisher.address, **more)


def test_a_file_of_a_dataverse_is_found_by_its_name(publisher: Publisher, tmp_path: Path) -> None:
    plain = {"id": 7, "filename": "votes.bin", "filesize": len(BODY), "checksum": {"type": "SHA-256", "value": SHA256}}
    dataverse(publisher, plain, TABLE)
    publisher.pages["/api/access/datafile/7"] = Page(status=303, headers={"Location": "/store/7?signed=x"})
    publisher.pages["/store/7?signed=x"] = Page(BODY)
    done = get(in_dataverse(publisher, "votes.bin"), tmp_path)
    assert (done.manifest.edition, done.manifest.sha256) == ("33.0", SHA256)
    assert done.manifest.url == f"{publisher.address}/api/access/datafile/7"
    asked = len(publisher.asked)
    assert not get(in_dataverse(publisher, "votes.bin"), tmp_path).new
    assert [path for path, _ in publisher.asked[asked:]] == [DATASET]


def test_a_table_that_dataverse_rewrote_is_there_twice(publisher: Publisher, tmp_path: Path) -> None:
    dataverse(publisher, TABLE)
    publisher.pages["/api/access/datafile/8"] = Page(b"a\tb\n1\n")
    publisher.pages["/api/access/datafile/8?format=original"] = Page(b"a,b\n1")
    assert get(in_dataverse(publisher, "points.tab"), tmp_path).path.read_bytes() == b"a\tb\n1\n"
    assert get(in_dataverse(publisher, "points.csv"), tmp_path).path.read_bytes() == b"a,b\n1"
    publisher.pages["/api/access/datafile/8?format=original"] = Page(b"a,b\n2")
    with pytest.raises(FetchError, match="has not the checksum"):
        get(replace(in_dataverse(publisher, "points.csv"), name="again.csv"), tmp_path)


def test_a_version_can_be_named(publisher: Publisher, tmp_path: Path) -> None:
    path = "/api/datasets/:persistentId/versions/33.0?persistentId=doi:10.7910/DVN/TEST"
    body = {"status": "OK", "data": listing({"id": 7, "filename": "votes.bin"})}
    publisher.pages[path] = Page(json.dumps(body).encode(), kind="application/json")
    publisher.pages["/api/access/datafile/7"] = Page(BODY)
    assert get(in_dataverse(publisher, "votes.bin", edition="33.0"), tmp_path).manifest.edition == "33.0"


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("gone.csv", r"version 33\.0, has no file gone\.csv; it has closed\.csv, points\.tab"),
        ("closed.csv", "the publisher gives this file on request only"),
    ],
)
def test_a_file_that_a_dataverse_does_not_give_is_told(
    publisher: Publisher, tmp_path: Path, file: str, says: str
) -> None:
    dataverse(publisher, TABLE, {"id": 9, "filename": "closed.csv", "entry": {"restricted": True}})
    with pytest.raises(FetchError, match=says):
        get(in_dataverse(publisher, file), tmp_path)
    publisher.pages[DATASET] = Page(b'{"status": "ERROR"}', kind="application/json")
    with pytest.raises(FetchError, match="does not answer as a Dataverse does: 'data' is missing"):
        get(in_dataverse(publisher, file), tmp_path)


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ({"name": "a.csv", "url": "http://example.org/a.csv"}, "which is not https"),
        ({"name": "a.csv", "url": "file:///a.csv"}, "which is not https"),
        ({"name": "../a.csv", "url": "https://example.org/a.csv"}, "no folder"),
        ({"name": "a.csv"}, "needs a url, or a doi"),
        ({"name": "a.csv", "url": "https://example.org/a", "doi": "10.1/2"}, "needs a url, or a doi"),
        ({"name": "a.csv", "url": "https://example.org/a", "unpack": True}, "cannot be unpacked"),
        ({"name": "a.csv", "url": "https://example.org/a", "sha256": "12"}, "64 hex digits"),
        ({"name": "a", "doi": "1/2", "file": "a", "dataverse": "https://a.org", "edition": 33.0}, "in quotes"),
    ],
)
def test_a_card_names_only_what_may_be_fetched(entry: dict[str, Any], says: str) -> None:
    with pytest.raises(RecordError, match=says):
        Download(**entry)


def test_every_card_fetches_from_its_publisher_under_names_of_its_own() -> None:
    for one in all_cards().values():
        stems = [Path(wanted.name).stem.casefold() for wanted in one.fetch]
        assert len(set(stems)) == len(stems), one.id
        assert all((wanted.url or wanted.dataverse or "").startswith("https://") for wanted in one.fetch), one.id


MIDA = (
    "dispnum,stday,stmon,styear,endday,endmon,endyear,outcome,settle,fatality,fatalpre,maxdur,mindur,hiact,hostlev,"
    "recip,numa,numb,ongo2014,version\n9,5,10,1998,20,11,1998,6,1,0,0,46,46,17,4,0,1,1,0,5\n"
)
DYADIC = "ccode1,ccode2,year,importer1,importer2,flow1,flow2\n365,373,2010,Russia,Azerbaijan,1.5,-9\n"
UCDP = (
    "conflict_id,location,side_a,side_b,incompatibility,year,intensity_level,type_of_conflict,start_date,start_date2,"
    "ep_end_date,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd\n"
    "1,Here,Government of Azerbaijan,Some,1,1991,1,3,1991-01-01,1991-01-01,,373,,,\n"
)
ARCHIVES: dict[str, dict[str, str]] = {
    "atop_alliances": {
        "ATOP 5.1 (.csv)/atop5_1ddyr.csv": OWN["atop_alliances", "ddyr"],
        "ATOP 5.1 (.csv)/a.csv": "x\n",
    },
    "cepii_baci": {
        "BACI_HS92_Y1995_V202601.csv": OWN["cepii_baci", "flows"],
        "country_codes_V202601.csv": OWN["cepii_baci", "countries"],
        "Readme.txt": "words\n",
    },
    "cow_igo": {"state_year_formatv3.csv": OWN["cow_igo", "wide"]},
    "cow_mid": {"MIDA 5.0.csv": MIDA, "MIDB 5.0.csv": OWN["cow_mid", "participants"], "MIDIP 5.0.csv": "incidnum\n1\n"},
    "cow_trade": {
        "COW_Trade_4.0/Dyadic_COW_4.0.csv": DYADIC,
        "COW_Trade_4.0/National_COW_4.0.csv": "ccode,statename,year,imports,exports\n365,Russia,2010,1.5,2\n",
    },
    "ucdp_acd": {"UcdpPrioConflict_v25_1.csv": UCDP},
}
"""What stands in the publishers' archives, with rows that were made up."""


@pytest.mark.parametrize(
    "source", [one.id for one in all_cards().values() for f in one.fetch if f.unpack and "*.xlsx" not in f.members]
)
def test_what_an_archive_unpacks_to_is_recognised_and_imported(
    publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    (entry,) = all_cards()[source].fetch
    members = {name: text.encode() for name, text in ARCHIVES[source].items()}
    publisher.pages["/a.zip"] = Page(zipped(members))
    wanted = replace(entry, url=f"{publisher.address}/a.zip")
    cards = {**all_cards(), source: replace(all_cards()[source], fetch=(wanted,))}
    monkeypatch.setattr(api, "all_cards", lambda: cards)
    monkeypatch.setattr(importing, "all_cards", lambda: cards)
    done = api.fetch(source, tmp_path / "files", rules=RULES)
    made = api.import_fetched(done, tmp_path / "ledger.duckdb")
    assert made.change is not None and made.change.new > 0
    assert {path.name for path in made.files} == {
        Path(name).name for name in members if any(fnmatchcase(Path(name).name, one) for one in entry.members)
    }


RESOLUTIONS = b"symbol,date,title,yes,no,abstain,nonvoting,total,undl_id\nA/RES/1/1,1950-01-02,A title,1,1,0,0,2,42\n"
VOTES = b"symbol,country,iso3,vote\nA/RES/1/1,FRANCE,FRA,Y\nA/RES/1/1,CHINA,CHN,N\n"


@pytest.fixture
def offered(publisher: Publisher, monkeypatch: pytest.MonkeyPatch) -> Publisher:
    """A card whose two files the publisher gives in one zip."""
    publisher.pages["/t.zip"] = Page(zipped({"resolutions.csv": RESOLUTIONS, "votes.csv": VOTES}))
    cards = {**all_cards(), LIKE: card(at(publisher, "/t.zip", unpack=True))}
    monkeypatch.setattr(api, "all_cards", lambda: cards)
    monkeypatch.setattr(importing, "all_cards", lambda: cards)
    return publisher


def test_what_was_fetched_is_imported(offered: Publisher, tmp_path: Path) -> None:
    done = api.fetch("UNDL General Assembly", tmp_path / "files", rules=RULES)
    made = api.import_fetched(done, tmp_path / "ledger.duckdb")
    assert made.change is not None
    assert made.change.new == 1
    assert sorted(path.name for path in made.files) == ["resolutions.csv", "votes.csv"]


def test_half_a_source_is_not_imported(offered: Publisher, tmp_path: Path) -> None:
    del offered.pages["/t.zip"]
    done = api.fetch(LIKE, tmp_path / "files", rules=RULES)
    with pytest.raises(InputError, match=r"is not imported, because it lacks t\.zip"):
        api.import_fetched(done, tmp_path / "ledger.duckdb")


def test_the_command_tells_what_came_from_where(offered: Publisher, tmp_path: Path) -> None:
    app = typer.Typer()
    app.command()(command)
    done = CliRunner().invoke(app, [LIKE, "--to", str(tmp_path / "files")])
    assert done.exit_code == 0, done.output
    assert f"t.zip from {offered.address}/t.zip" in done.output
    assert f"{tmp_path / 'files' / 't.zip'}: fetched" in done.output
    assert f"Next: comity import {LIKE} {tmp_path / 'files' / 't'}" in done.output
    ledger = str(tmp_path / "ledger.duckdb")
    again = CliRunner().invoke(app, [LIKE, "--to", str(tmp_path / "files"), "--import", "--ledger", ledger])
    assert "unchanged since" in again.output
    assert f"{LIKE}: 1 new" in again.output
    del offered.pages["/t.zip"]
    lost = CliRunner().invoke(app, [LIKE, "--to", str(tmp_path / "other")])
    assert lost.exit_code == 2
    assert "not fetched: t.zip." in lost.output


def test_a_source_that_may_not_be_fetched_says_where_to_look() -> None:
    with pytest.raises(InputError, match=r"guard against robots(.|\n)*Look at https://digitallibrary\.un\.org/"):
        api.card_to_fetch("un_digital_library_sc")
    with pytest.raises(ComityError, match="There is no source 'ucdp_adc'; did you mean ucdp_acd"):
        api.card_to_fetch("ucdp_adc")


@pytest.mark.parametrize(
    ("source", "name", "then"),
    [
        ("un_general_debate_corpus", "corpus.tar.gz", "comity read {file}"),
        ("kiel_ukraine_tracker", "t.xlsx", "save the sheet of {file} as CSV"),
        ("ucdp_acd", "t.csv", "comity import ucdp_acd {file}"),
    ],
)
def test_what_comes_next_fits_what_was_fetched(
    publisher: Publisher, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, source: str, name: str, then: str
) -> None:
    publisher.pages[f"/{name}"] = Page(b"anything")
    entry = at(publisher, f"/{name}")
    cards = {source: replace(all_cards()[source], fetch=(entry,))}
    monkeypatch.setattr(api, "all_cards", lambda: cards)
    done = api.fetch(source, tmp_path, rules=RULES)
    assert (done.next_step or "").startswith(then.format(file=tmp_path / name))
