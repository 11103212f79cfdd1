"""Comity: a dated, sourced ledger of the relations between states, and a cited dossier on any pair of them."""

__version__ = "0.1.0"
