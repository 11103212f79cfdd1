"""Dates, dyads, provenance, facts, kinds, errors and the registry of parts: what every layer shares."""
