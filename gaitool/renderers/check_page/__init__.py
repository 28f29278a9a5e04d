"""What a check came to as a web page: each finding with the mistake in a drawing of its table.

Knows HTML, and the words of ``findings`` and ``claims``. The part about one file stands alone, so
that other pages can hold it.
"""
