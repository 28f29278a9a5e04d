"""The finished report: one sequence of blocks, printed as workbook, Word document or web page.

Knows the order of its parts and how GB/T 9704-2012 sets them; each format stands in a folder of
its own that knows no other. May import ``tables``, ``sheets`` and ``pages``.
"""
