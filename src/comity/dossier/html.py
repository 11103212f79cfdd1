"""The dossier as one self-contained HTML page."""

from __future__ import annotations

import base64
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from comity.core.dates import reads
from comity.dossier.build import Dossier
from comity.dossier.charts import inline
from comity.dossier.tree import tree
from comity.dossier.typography import tied

_FOLDER = files("comity.dossier")
_FACES = (
    (
        "latin-400-normal",
        400,
        "normal",
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+FEFF",
    ),
    (
        "latin-400-italic",
        400,
        "italic",
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+FEFF",
    ),
    ("latin-ext-400-normal", 400, "normal", "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+1E00-1E9F,U+2020-2021"),
    ("cyrillic-400-normal", 400, "normal", "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116"),
)


def to_html(dossier: Dossier) -> str:
    """The page: styles, fonts and charts inside it, no script, nothing that it fetches when it is opened."""
    values = tied(tree(dossier))
    for chapter in values["chapters"]:
        for block in chapter["blocks"]:
            if block["type"] == "chart":
                block["svg"] = Markup(inline(block["spec"], str(escape(block["alt"]))))
    page = environment().get_template("dossier.html")
    return page.render(
        values,
        made=reads(values["made_on"]),
        counts_said=counted(values),
        style=Markup(page_fonts() + template("dossier.css")),
    )


def environment() -> Environment:
    """The templates of this package: everything escaped, nothing undefined let through."""
    made = Environment(loader=FunctionLoader(template), autoescape=True, undefined=StrictUndefined, trim_blocks=False)
    made.filters.update(web=web, bare=bare, letter=letter, reads=reads)
    return made


def template(name: str) -> str:
    """The text of a file in the folder ``templates``."""
    return (_FOLDER / "templates" / name).read_text(encoding="utf-8")


def page_fonts() -> str:
    """The typeface inside the page: Libertinus Serif, in the parts that Latin, Azerbaijani, Turkish and Russian
    names need."""
    faces = []
    for name, weight, style, ranges in _FACES:
        body = base64.b64encode((_FOLDER / "fonts" / f"libertinus-serif-{name}.woff2").read_bytes()).decode()
        faces.append(
            f'@font-face{{font-family:"Libertinus Serif";font-weight:{weight};font-style:{style};'
            f"unicode-range:{ranges};"
            f"src:url(data:font/woff2;base64,{body}) format('woff2')}}\n"
        )
    return "".join(faces)


def counted(values: dict[str, Any]) -> str:
    """How many facts are cited, by status, and how many withheld, in a sentence."""
    cited, withheld = values["counts"]["cited"], values["counts"]["withheld"]
    names = (
        ("record", "from the record"),
        ("reviewed", "reviewed by a person"),
        ("unverified", "unverified"),
        ("machine-read", "machine-read and unreviewed"),
    )
    parts = [f"{cited[status]} {name}" for status, name in names if status in cited]
    said = f"Facts cited: {sum(cited.values())}" + (f" ({', '.join(parts)})." if parts else ".")
    if withheld:
        said += f" Withheld: {sum(withheld.values())} more."
    return f"{said} Machine readings below a confidence of {values['cut']:g} are not printed."


def web(url: str) -> str:
    """The address where it is one of the web, else none: a document must not plant another kind of link."""
    return url if urlsplit(url).scheme in ("http", "https") else ""


def bare(address: str) -> str:
    """The address as it is printed: without its scheme."""
    return address.removeprefix("https://").removeprefix("http://").removesuffix("/")


def letter(index: int) -> str:
    """a ... z, then aa, ab ..."""
    first, second = divmod(index, 26)
    return (chr(96 + first) if first else "") + chr(97 + second)
