"""Findings told: on a screen, as lines, as data, as a sheet; and the catalogue of rules."""
