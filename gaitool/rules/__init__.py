"""Opinions about a filled report: every rule with its id, its basis and what breaks it.

One file a subject; the files of rules are strangers to each other, and ``catalogue`` collects
every rule they name. May import the filled report and what lies below it, ``claims``, ``prose``
and the figures of the text; no file format and no screen.
"""
