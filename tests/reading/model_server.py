"""A small server that speaks like a language model behind an OpenAI-compatible address, well or badly."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = tuple[int, dict[str, str], bytes]
Play = Callable[[dict[str, Any], int], Answer]
"""The body of a request and its number, from 1 -> status, headers, content."""


@dataclass
class Stage:
    """Where the server is, and what it was asked."""

    url: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)


def chat(facts: object, finish: str = "stop") -> Answer:
    """A chat's answer whose message is a list of facts, or any text."""
    text = facts if isinstance(facts, str) else json.dumps({"facts": facts})
    said = {"choices": [{"message": {"role": "assistant", "content": text}, "finish_reason": finish}]}
    return 200, {"Content-Type": "application/json"}, json.dumps(said).encode()


def refuse(status: int, message: str = "", **headers: str) -> Answer:
    """An error as such servers word it."""
    body = json.dumps({"error": {"message": message}}).encode()
    return status, {name.replace("_", "-"): value for name, value in headers.items()}, body


@contextmanager
def serving(play: Play, models: tuple[str, ...] = ("tiny",), trickle_s: float = 0.0) -> Iterator[Stage]:
    """Serve on a free port; ``trickle_s`` is the pause before each byte of an answer."""
    stage = Stage("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send((200, {}, json.dumps({"data": [{"id": name} for name in models]}).encode()))

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            stage.asked.append(body)
            stage.keys.append(self.headers.get("Authorization"))
            self._send(play(body, len(stage.asked)))

        def _send(self, answer: Answer) -> None:
            status, headers, content = answer
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            try:
                for byte in (content[i : i + 1] for i in range(len(content))) if trickle_s else (content,):
                    self.wfile.write(byte)
                    self.wfile.flush()
                    time.sleep(trickle_s)
            except OSError:
                return

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    stage.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield stage
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
