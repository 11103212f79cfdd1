"""Documents as the user has them, decoded to text: plain text, Markdown, HTML, PDF, Word, lines of JSON."""

from comity.formats._opening import formats, read_lines, read_text
from comity.formats.base import DecodedText, Format, Line

__all__ = ["DecodedText", "Format", "Line", "formats", "read_lines", "read_text"]
