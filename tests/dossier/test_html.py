"""The page: whole in itself, every number leads to its source and back, nothing of a document is ever markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from comity.core.dyad import Dyad
from comity.dossier import Dossier, build, to_html
from comity.ledger import Ledger
from tests.dossier.conftest import DAY
from tests.world import GAZETTE, HOSTILE

LOADS = {"src", "srcset", "data", "poster", "background", "action", "xlink:href"}


class Page(HTMLParser):
    """What a page is made of: tags, ids, links, and attributes that make a browser fetch something."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                (self.links if tag == "a" else self.loads).append(value or "")
            if name in LOADS or name.startswith("on"):
                self.loads.append(f"{name}={value}")


def test_nothing_is_loaded_from_outside(page: str) -> None:
    found = Page(page)
    assert found.loads == []
    assert not found.tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    assert all(address.startswith("data:") for address in re.findall(r"url\(([^)]*)\)", page))
    assert "@import" not in page
    assert "default-src 'none'" in page


def test_every_number_leads_to_its_reference_and_back(page: str, dossier: Dossier) -> None:
    found = Page(page)
    assert len(found.ids) == len(set(found.ids))
    inside = {link[1:] for link in found.links if link.startswith("#")}
    assert inside <= set(found.ids)
    assert {f"r{reference.number}" for reference in dossier.references} <= set(found.ids)
    assert {id_ for id_ in found.ids if re.fullmatch(r"p\d+", id_)} <= inside


def test_a_hostile_quotation_stays_text(page: str) -> None:
    assert HOSTILE not in page
    assert "&lt;script&gt;alert(&#39;river&#39;)&lt;/script&gt; &amp; &#34;peace&#34;" in page
    assert "<b>Ost</b>" not in page


def test_machine_readings_unverified_rows_and_disputes_are_marked(page: str) -> None:
    body = page.partition("<main>")[2]
    assert re.search(r'Visit \[planned\].*?<span class="tag">machine-read</span>', body, re.DOTALL)
    assert re.search(r'Meeting at the weir.*?<span class="tag">unverified</span>', body, re.DOTALL)
    assert body.count('<tr class="disputed">') == 4
    assert "disputed: position of Ostrand" in body
    assert "Machine-read, unreviewed" in page


def test_a_passage_is_highlighted_with_its_offsets_and_cut_to_fifty_words(page: str) -> None:
    references = page.partition('id="references"')[2]
    passage = re.search(r"<mark>(Ostrand voted yes.*?)</mark>(.*?)</blockquote>", references, re.DOTALL)
    assert passage
    assert len(passage[1].split()) == 50
    assert passage[2].strip() == "[\N{HORIZONTAL ELLIPSIS}]"
    assert "<mark>Velmora and Ostrand established relations on 1 February 2020.</mark>" in references
    assert (
        "<cite>river.txt</cite>, 0\N{EN DASH}61; published 2031-05-01; read by reading 0.1.0, confidence 0.90"
        in references
    )


def test_a_row_shows_where_it_was_read_and_all_its_columns(page: str) -> None:
    references = page.partition('id="references"')[2]
    assert 'href="https://example.org/river">example.org/river</a>. Read in data/river.csv row=1.' in references
    assert "Not yet read in its source." in references
    assert "<i>resolution</i> A/RES/900/1 · <i>title</i> Question 1" in references


def test_the_same_ledger_and_day_make_the_same_page(world: Ledger, page: str) -> None:
    assert to_html(build(world, Dyad("VEL", "OST"), ("TAR",), cut=0.5, made_on=DAY, names=GAZETTE)) == page


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_only_addresses_of_the_web_become_links(address: str) -> None:
    from comity.dossier.html import web

    assert web(address) == ""


def test_a_hostile_name_in_a_chart_stays_text() -> None:
    from comity.chapters.base import drawing
    from comity.dossier.charts import inline

    name = "<script>alert(1)</script> \\1 & co"
    bar = {"lane": name, "start": "2020-01-01", "end": "2021-01-01", "open": False, "sure": True}
    drawn = inline(drawing.intervals([bar], [name]), "a \\1 label")
    assert "<script" not in drawn
    assert "&lt;script&gt;" in drawn
    assert 'aria-label="a \\1 label"' in drawn
