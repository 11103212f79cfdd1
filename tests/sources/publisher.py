"""A publisher's web server on this machine's own address, for tests: files, cuts, refusals, redirects, Dataverse."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MOST_REQUESTS = 60


@dataclass
class Page:
    """What stands at an address. ``cuts``: after how many bytes each of the first answers breaks off.

    ``refusals`` are answered first, one each: a status and its headers. ``plain`` answers know no ranges.
    """

    body: bytes = b""
    etag: str | None = '"one"'
    modified: str | None = None
    kind: str = "application/octet-stream"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cuts: list[int] = field(default_factory=list)
    refusals: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    stalls_after: int | None = None
    plain: bool = False


class Publisher:
    """Pages by path, and what was asked: path and headers, in order."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.released = threading.Event()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"

    def headers(self, number: int) -> dict[str, str]:
        """The headers of a request, by its place in the order."""
        return self.asked[number][1]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        publisher = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                publisher.asked.append((self.path, dict(self.headers)))
                page = publisher.pages.get(self.path)
                if page is None or len(publisher.asked) > MOST_REQUESTS:
                    self.send_error(404)
                elif page.refusals:
                    status, headers = page.refusals.pop(0)
                    _begin(self, status, {**headers, "Content-Length": "0"})
                else:
                    _give(self, page, publisher.released)

            def log_message(self, *told: object) -> None:
                return

        return Handler


def _begin(handler: BaseHTTPRequestHandler, status: int, headers: dict[str, str]) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()


def _give(handler: BaseHTTPRequestHandler, page: Page, released: threading.Event) -> None:
    named = {"ETag": page.etag, "Last-Modified": page.modified}
    headers = {name: value for name, value in named.items() if value} | page.headers
    asked = handler.headers
    if page.etag and asked["If-None-Match"] == page.etag and not page.plain:
        _begin(handler, 304, headers)
        return
    start, status = 0, page.status
    span = re.fullmatch(r"bytes=(\d+)-", asked["Range"] or "")
    if span and not page.plain and asked["If-Range"] in (None, page.etag, page.modified):
        start, status = int(span[1]), 206
        headers["Content-Range"] = f"bytes {start}-{len(page.body) - 1}/{len(page.body)}"
    rest = page.body[start:]
    _begin(handler, status, {"Content-Type": page.kind, "Content-Length": str(len(rest)), **headers})
    stop = page.stalls_after if page.stalls_after is not None else page.cuts.pop(0) if page.cuts else len(rest)
    handler.wfile.write(rest[:stop])
    handler.wfile.flush()
    if page.stalls_after is not None:
        released.wait(30)


@contextmanager
def open_publisher() -> Iterator[Publisher]:
    """A publisher that answers until the test ends."""
    publisher = Publisher()
    thread = threading.Thread(target=publisher.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield publisher
    finally:
        publisher.released.set()
        publisher.server.shutdown()
        publisher.server.server_close()
        thread.join(10)
