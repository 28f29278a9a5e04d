"""Two years of one organ side by side.

Knows which cells of two editions ask the same. May import ``tables`` and ``sheets``.
"""
