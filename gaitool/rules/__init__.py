"""Opinions about a filled report: every rule with its id, its basis and what breaks it."""
