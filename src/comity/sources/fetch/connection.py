"""One question to a publisher's server: https only, few redirects, patience where it asks for some."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse
from socket import gaierror
from urllib.error import URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request

from comity.core.errors import ComityError
from comity.core.version import VERSION
from comity.sources.fetch.download import is_loopback, is_safe

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_LATER = frozenset((429, 500, 502, 503, 504))
_REASONS = {401: "it wants a login", 403: "it is not given to everyone", 404: "the publisher has moved or withdrawn it",
            410: "the publisher has withdrawn it"}  # fmt: skip


class FetchError(ComityError):
    """A publisher's file cannot be had as its card says; it can be downloaded by hand and imported."""


class Unreachable(FetchError):
    """No answer came: no network, no such host, or a connection that was cut."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How long and how often a server is asked: seconds of silence borne, redirects followed, cut connections taken up
    again, requests to come back later obeyed, the longest of those waits, the largest file taken.
    """

    timeout_s: float = 30.0
    redirects: int = 5
    cuts: int = 8
    returns: int = 4
    pause_s: float = 1.0
    longest_wait_s: float = 120.0
    most_bytes: int = 64 * 2**30
    sleep: Callable[[float], None] = time.sleep


def ask(address: str, headers: Mapping[str, str], rules: Rules) -> HTTPResponse:
    """The server's answer, redirects followed and requests to come back later obeyed; the caller closes it.

    Raises Unreachable where no answer comes, FetchError where the server keeps refusing or leads astray.
    """
    for returned in range(rules.returns + 1):
        answer = _follow(address, headers, rules)
        if answer.status not in _LATER:
            return answer
        answer.close()
        wait = wait_asked(answer.headers["Retry-After"], rules.pause_s * 2**returned)
        told = f"{address} answers {answer.status} {answer.reason}"
        if wait > rules.longest_wait_s:
            raise FetchError(f"{told} and asks to wait {wait:,.0f} seconds; type the command again after that.")
        if returned < rules.returns:
            rules.sleep(wait)
    raise FetchError(f"{told}, {rules.returns + 1} times; type the command again later.")


def refusal(address: str, answer: HTTPResponse) -> FetchError:
    """What an answer says that brings no file."""
    reason = _REASONS.get(answer.status, "that is no file")
    return FetchError(f"{address} answers {answer.status} {answer.reason}: {reason}.")


def wait_asked(retry_after: str | None, otherwise: float) -> float:
    """How many seconds a Retry-After asks to wait: a number, or a day and hour; what cannot be read asks nothing."""
    if retry_after is None:
        return otherwise
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return otherwise
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def _follow(address: str, headers: Mapping[str, str], rules: Rules) -> HTTPResponse:
    here, seen = address, [address]
    while True:
        answer = _open(here, headers, rules)
        if answer.status not in _REDIRECTS:
            return answer
        answer.close()
        there = _target(here, answer.headers["Location"])
        if not is_safe(there) or (is_loopback(there) and not is_loopback(here)):
            raise FetchError(f"{here} sends on to {there}, which is not https: nothing was fetched from there.")
        if there in seen:
            raise FetchError(f"{address} is sent in a circle: {there} leads back to itself.")
        if len(seen) > rules.redirects:
            raise FetchError(f"{address} is sent on more than {rules.redirects} times, last to {there}.")
        seen.append(there)
        here = there


def _target(here: str, location: str | None) -> str:
    if location is None:
        raise FetchError(f"{here} sends on without saying where.")
    try:
        return urljoin(here, quote(location, safe="%/:?#[]@!$&'()*+,;=~-._", encoding="latin-1"))
    except ValueError as error:
        raise FetchError(f"{here} sends on to {location!r}, which is no address.") from error


def _open(address: str, headers: Mapping[str, str], rules: Rules) -> HTTPResponse:
    """One answer, whatever its status. Proxies are those of the environment."""
    opener = OpenerDirector()
    for handler in (ProxyHandler(), HTTPHandler(), HTTPSHandler()):
        opener.add_handler(handler)
    own = {"User-Agent": f"comity/{VERSION}", "Accept": "*/*", "Accept-Encoding": "identity"}
    try:
        answer = opener.open(Request(address, headers={**own, **headers}), timeout=rules.timeout_s)
    except (OSError, HTTPException) as error:
        host = urlsplit(address).netloc
        raise Unreachable(f"{host} cannot be reached: {reason_of(error, rules)}.") from error
    assert isinstance(answer, HTTPResponse)
    return answer


def reason_of(error: Exception, rules: Rules) -> str:
    """Why no answer came, in the user's words."""
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, gaierror):
        return "there is no network, or no host of that name"
    if isinstance(cause, TimeoutError):
        return f"no answer within {rules.timeout_s:g} seconds"
    if isinstance(cause, ConnectionRefusedError):
        return "it refuses the connection"
    return str(cause) or type(cause).__name__
