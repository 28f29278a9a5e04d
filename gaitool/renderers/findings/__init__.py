"""Findings told: on a screen, as lines, as data, as a sheet; and the catalogue of rules.

Knows the words for what the rules found, and no table. Only ``clean_text`` lies below it here.
"""
