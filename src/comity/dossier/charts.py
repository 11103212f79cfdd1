"""Charts rendered to SVG: no script, no outside font, the same words as in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_FAMILY = re.compile(r'font-family="[^"]*"')
_PLACES = re.compile(r'\b(?:d|transform)="[^"]*"')
_FINE = re.compile(r"(\d\.\d)\d+")
_PAGE = b"""#set page(width: auto, height: auto, margin: 8pt)
#image(bytes(sys.inputs.chart), format: "svg")"""
_STACK = "'Libertinus Serif', 'Iowan Old Style', Palatino, Georgia, serif"


def svg(spec: Mapping[str, Any]) -> str:
    """The chart as an SVG element. vl-convert starts its own engine at the first call, half a second, so it is
    imported here."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(dict(spec), allowed_base_urls=[])
    return drawn


def portable(spec: Mapping[str, Any]) -> str:
    """The same as a file of its own, with typefaces to fall back on where the page's is not installed."""
    return _FAMILY.sub(f'font-family="{_STACK}"', svg(spec))


def png(spec: Mapping[str, Any]) -> bytes:
    """The same as an image, three dots a point, set by Typst with the typeface that it carries: vl-convert finds none
    of that name on most machines and then leaves out every word."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    made: bytes = typst.compile(_PAGE, format="png", ppi=216.0, font_paths=fonts, sys_inputs={"chart": svg(spec)})
    return made


def inline(spec: Mapping[str, Any], label: str) -> str:
    """The same for a page: as wide as its place allows, in the page's typeface, read as one image."""
    drawn = _PLACES.sub(lambda found: _FINE.sub(r"\1", found[0]), svg(spec))
    drawn = _FAMILY.sub(f'font-family="{_STACK}"', drawn)
    width, height = (re.search(rf'\b{side}="([\d.]+)"', drawn).group(1) for side in ("width", "height"))  # type: ignore[union-attr]
    size = f'viewBox="0 0 {width} {height}" style="max-width:{width}px"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{label}" {size}>'
    return re.sub(r"^<svg[^>]*>", lambda _: head, drawn, count=1)
