"""One question to a language model behind an OpenAI-compatible address, with limits on size, time and tries."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from comity.core.version import VERSION
from comity.reading.endpoint.failures import (
    ComeBack,
    Endpoint,
    ModelError,
    is_here,
    refusal,
    safe_key,
    slow,
)

_MOST_BYTES = 8_000_000
_LONGEST_WAIT_S = 60.0


@dataclass(frozen=True, slots=True)
class Completion:
    """What the model answered, and whether it was cut off at its limit of tokens."""

    text: str
    cut: bool


class _NoRedirect(HTTPRedirectHandler):
    """An address that sends the text elsewhere is reported, not followed."""

    def redirect_request(self, *_: Any) -> None:
        return None


def base_of(url: str) -> str:
    """The address without a trailing path of the protocol; a bare host gets ``/v1``. ModelError for no address."""
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.query or parts.fragment:
        raise ModelError(f"{url!r} is no address of a model; give one such as http://127.0.0.1:8080/v1.")
    path = parts.path.rstrip("/").removesuffix("/chat/completions") or "/v1"
    return f"{parts.scheme}://{parts.netloc}{path}"


def model_of(url: str, key: str | None, timeout_s: float, name: str | None = None) -> str:
    """The model's name: the one given, else the only one that the server offers. ModelError where it offers several."""
    if name:
        return name
    probe = Endpoint(base_of(url), "?", key, min(timeout_s, 30.0), tries=1)
    listed = _ask(probe, "/models", None)
    rows = listed.get("data")
    names = (
        [str(row["id"]) for row in rows if isinstance(row, dict) and row.get("id")] if isinstance(rows, list) else []
    )
    if len(names) == 1:
        return names[0]
    offered = f"offers {', '.join(names[:8])}" if names else "names no model"
    raise ModelError(f"{probe.url} {offered}; say which one with --model-name NAME.")


def complete(endpoint: Endpoint, body: Mapping[str, Any]) -> Completion:
    """The model's answer to a chat request. Raises ModelError; Refused where the request's form was not taken."""
    answer = _ask(endpoint, "/chat/completions", {"model": endpoint.model, **body})
    try:
        choice = answer["choices"][0]
        text = choice["message"]["content"]
    except (KeyError, IndexError, TypeError):
        said = json.dumps(answer, ensure_ascii=False)[:120]
        raise ModelError(f"{endpoint.url} answers in JSON, but with no message of a chat: {said}") from None
    return Completion(str(text or ""), choice.get("finish_reason") == "length")


def _ask(endpoint: Endpoint, path: str, body: Mapping[str, Any] | None) -> dict[str, Any]:
    """The answer, as JSON; a server that asks for patience is asked again, a few times."""
    for turn in range(1, endpoint.tries + 1):
        try:
            return _once(endpoint, path, body)
        except ComeBack as later:
            if turn == endpoint.tries or later.wait_s > _LONGEST_WAIT_S:
                raise ModelError(f"{later}, {turn} {'times' if turn > 1 else 'time'}. Try again later.") from None
            endpoint.sleep(max(later.wait_s, endpoint.pause_s * 2 ** (turn - 1)))
    raise ModelError(f"{endpoint.url} was not asked: the number of tries is {endpoint.tries}.")


def _once(endpoint: Endpoint, path: str, body: Mapping[str, Any] | None) -> dict[str, Any]:
    headers = {"Accept": "application/json", "User-Agent": f"comity/{VERSION}"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {safe_key(endpoint)}"
    data = json.dumps(body, ensure_ascii=False).encode() if body is not None else None
    if data is not None:
        headers["Content-Type"] = "application/json"
    limit = time.monotonic() + endpoint.timeout_s
    request = Request(endpoint.url + path, data, headers)
    try:
        with _opener(endpoint.url).open(request, timeout=endpoint.timeout_s) as answer:
            return _as_json(endpoint, _received(endpoint, answer, limit), answer.headers.get_content_type())
    except HTTPError as error:
        raise refusal(endpoint, error) from None
    except TimeoutError:
        raise slow(endpoint) from None
    except (URLError, HTTPException, OSError) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            raise slow(endpoint) from None
        raise ModelError(
            f"No model answers at {endpoint.url} ({reason}). Start the server, or correct the address after --model."
        ) from None


def _received(endpoint: Endpoint, answer: Any, limit: float) -> bytes:
    """The answer's bytes; one that is too long, or that trickles in beyond the time allowed, is refused."""
    parts: list[bytes] = []
    size = 0
    while part := answer.read1(65_536):
        parts.append(part)
        size += len(part)
        if size > _MOST_BYTES:
            raise ModelError(
                f"{endpoint.url} answers with more than {_MOST_BYTES:,} bytes; that is no answer of a chat."
            )
        if time.monotonic() > limit:
            raise slow(endpoint)
    return b"".join(parts)


def _as_json(endpoint: Endpoint, content: bytes, media_type: str) -> dict[str, Any]:
    try:
        answer = json.loads(content)
    except ValueError:
        answer = None
    if isinstance(answer, dict):
        return answer
    begins = content[:60].decode("utf-8", "replace").strip()
    raise ModelError(
        f"{endpoint.url} answers, but not with JSON ({media_type}, beginning {begins!r}): "
        "it is no OpenAI-compatible address."
    )


def _opener(url: str) -> OpenerDirector:
    """Asks without following redirects, and without a proxy where the server is on this machine."""
    return build_opener(ProxyHandler({}) if is_here(url) else ProxyHandler(), _NoRedirect())
