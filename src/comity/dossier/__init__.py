"""The dossier on a pair of states: its chapters, its numbered citations, and its forms as HTML, PDF and JSON."""

from comity.dossier.build import Dossier, build
from comity.dossier.html import to_html
from comity.dossier.json import to_json
from comity.dossier.pdf import to_pdf

__all__ = ["Dossier", "build", "to_html", "to_json", "to_pdf"]
