"""Web pages: their templates, and tables as screen readers need them.

Knows HTML and nothing of what a page is about. May import ``tables``.
"""
