"""Where a model is, and what it means when it refuses: an error for each thing that the user can do about it."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException
from ipaddress import ip_address
from urllib.error import HTTPError
from urllib.parse import urlsplit

from comity.core.errors import ComityError

_LATER = frozenset((408, 429, 500, 502, 503, 504))


class ModelError(ComityError):
    """The language model cannot be asked, or does not answer as it should; nothing of the document was written."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model is, which one is meant, and how long and how often it is asked.

    ``key`` is sent as a bearer token and never printed.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout_s: float = 120.0
    tries: int = 3
    pause_s: float = 1.0
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)

    @property
    def label(self) -> str:
        """The model's name as facts carry it; of one that a server names by its file, the file's name alone."""
        return re.split(r"[/\\]", self.model)[-1] if re.match(r"[/\\.]|\w:", self.model) else self.model


class Refused(ModelError):
    """The server will not take the question as it was put (400, 422): it may know no schemas."""


class ComeBack(Exception):
    """The server asks for patience; ``wait_s`` is how much, where it says."""

    def __init__(self, said: str, wait_s: float = 0.0) -> None:
        super().__init__(said)
        self.wait_s = wait_s


def refusal(endpoint: Endpoint, error: HTTPError) -> Exception:
    """What an HTTP status means here, and what to do about it."""
    with error:
        said = _message(error)
    told = f"{endpoint.url} answers {error.code} {error.reason or ''}".rstrip() + said
    if error.code in _LATER:
        return ComeBack(told, _seconds(error.headers.get("Retry-After")))
    if error.code in (400, 422):
        return Refused(f"{told}. The server does not take this question for the model {endpoint.model}.")
    key = "it refuses the key in COMITY_MODEL_KEY" if endpoint.key else "it wants a key: set COMITY_MODEL_KEY"
    remedies = {
        401: key,
        403: key,
        404: f"no chat there, or no model {endpoint.model}; such an address mostly ends in /v1",
        413: "the question is too long for it",
    }
    if 300 <= error.code < 400:
        return ModelError(f"{told}: it sends on to {error.headers.get('Location')}; give that address if you trust it.")
    return ModelError(f"{told}: {remedies.get(error.code, 'it cannot be asked')}.")


def _message(error: HTTPError) -> str:
    """The server's own words about an error, in brackets, where it gives any."""
    try:
        body = json.loads(error.read(10_000))
        found = body["error"]["message"] if isinstance(body["error"], dict) else body["error"]
    except (ValueError, KeyError, TypeError, OSError, HTTPException):
        return ""
    return f" ({' '.join(str(found).split())[:160]})"


def _seconds(retry_after: str | None) -> float:
    return float(retry_after) if retry_after and retry_after.strip().isdecimal() else 0.0


def slow(endpoint: Endpoint) -> ModelError:
    """The error of an answer that takes too long."""
    more = f"COMITY_MODEL_TIMEOUT={round(endpoint.timeout_s * 3) or 1}"
    return ModelError(
        f"{endpoint.url} did not answer within {endpoint.timeout_s:g} seconds. "
        f"Give it more time with {more}, or ask a faster model."
    )


def safe_key(endpoint: Endpoint) -> str:
    """The key, if it may travel: encrypted, or no further than this machine."""
    if urlsplit(endpoint.url).scheme == "https" or is_here(endpoint.url):
        return endpoint.key or ""
    raise ModelError(f"COMITY_MODEL_KEY is not sent over {endpoint.url}: use https, or unset the key.")


def is_here(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
