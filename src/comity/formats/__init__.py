"""Documents as the user has them, decoded to text: plain text, Markdown, HTML, PDF, Word, lines of JSON."""

from comity.formats._opening import check_text, formats, read_bytes, read_lines, read_text
from comity.formats._places import Place, locator
from comity.formats.base import DecodedText, Format, Line

__all__ = [
    "DecodedText", "Format", "Line", "Place", "check_text", "formats", "locator", "read_bytes", "read_lines",
    "read_text",
]  # fmt: skip
