"""Web pages: the text of the main part, block by block; scripts, styles and navigation left out, nothing fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from lxml import html as lxml_html

from comity.core.dates import period
from comity.core.errors import DateError, InputError
from comity.formats._charset import decode
from comity.formats._places import Place
from comity.formats.base import Decoded, Format

_SKIPPED_WORDS = """
    script style noscript template svg math iframe object embed canvas form button select textarea nav aside footer
    head audio video dialog menu
"""
_SKIPPED = frozenset(_SKIPPED_WORDS.split())
_INLINE_WORDS = """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strong sub
    sup time tt u var wbr
"""
_INLINE = frozenset(_INLINE_WORDS.split())
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_DATES = ("article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "dc.date.issued", "pubdate",
          "publish-date", "citation_publication_date", "og:published_time")  # fmt: skip
_DEPTH = 2000


def _decode(data: bytes, path: Path) -> Decoded:
    found = _CHARSET.search(data, 0, 4096)
    source, encoding = decode(data, path, found[1].decode("ascii") if found else None)
    tree = _tree(source, path)
    titles = [" ".join("".join(t.itertext()).split()) for t in tree.iter("title")]
    text, places = _placed(_main(tree))
    return Decoded(text, encoding, next((t for t in titles if t), None), _published(tree), places=places)


def _tree(source: str, path: Path) -> etree._Element:
    parser = lxml_html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8"
    )
    body = re.sub(r"[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff]", " ", source)
    try:
        tree = lxml_html.document_fromstring(body.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{path} holds no readable HTML ({error}); save the page again, or as text.") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log) or _depth(tree) > _DEPTH:
        raise InputError(f"{path} nests its HTML more than {_DEPTH} levels deep; save the page as text.")
    return tree


def _depth(tree: etree._Element) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        if deepest > _DEPTH:
            break
    return deepest


def _main(tree: etree._Element) -> etree._Element:
    """The page's <article> or <main> where there is one and it holds most of the text, else the body."""
    body = next(tree.iter("body"), tree)
    whole = len(_text(body))
    for tag in ("article", "main"):
        parts = list(body.iter(tag))
        if parts:
            largest = max(parts, key=lambda e: len(_text(e)))
            if len(_text(largest)) > 0.4 * whole:
                return largest
    return body


def _text(root: etree._Element) -> str:
    return _placed(root)[0]


def _placed(root: etree._Element) -> tuple[str, tuple[Place, ...]]:
    """The text block by block, and the element in which each block begins."""
    texts: list[str] = []
    places: list[Place] = []
    at, tree = 0, root.getroottree()
    for element, block in _blocks(root):
        words = " ".join(block.split())
        if words:
            at += 2 if texts else 0
            places.append(Place(at, tree.getpath(element)))
            texts.append(words)
            at += len(words)
    return "\n\n".join(texts), tuple(places)


def _blocks(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The pieces of each block joined, with the element in which it begins."""
    run: list[str] = []
    begun = root
    for element, piece in _pieces(root):
        if piece.startswith("\x00"):
            yield begun, "".join(run)
            run, begun = [], element
        run.append(piece.lstrip("\x00"))
    yield begun, "".join(run)


def _pieces(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Text in document order with a mark at the edge of each block; without recursion, whatever the depth."""
    skipping: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "script"
        inline = tag in _INLINE
        if event == "start":
            if skipping is None and tag in _SKIPPED:
                skipping = element
            if skipping is None:
                yield element, ("" if inline else "\x00") + (element.text or "")
            continue
        tail = "" if element is root else element.tail or ""
        above = element if element is root else element.getparent()
        above = root if above is None else above
        if skipping is element:
            skipping = None
            yield above, "\x00" + tail
        elif skipping is None:
            yield above, ("" if inline else "\x00") + tail


def _published(tree: etree._Element) -> str | None:
    """The date of publication in the page's own metadata: the first ten characters of an ISO date."""
    said = {
        (m.get("property") or m.get("name") or m.get("itemprop") or "").lower(): m.get("content") or ""
        for m in tree.iter("meta")
    }
    for key in _DATES:
        found = re.match(r"\d{4}(?:[-/]\d\d){0,2}(?=\D|$)", said.get(key, "").strip())
        if found:
            try:
                return period(found.group().replace("/", "-")).text
            except DateError:
                continue
    return None


FORMAT = Format("html", (".html", ".htm", ".xhtml"), "text/html", _decode)
