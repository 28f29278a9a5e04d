"""Changes a workbook part by part: what is not changed stays byte for byte.

A *book* is a workbook to be changed; whoever marks, fills or adds to a copy does it through one.
Knows lxml, and nothing of what is written or why.
"""
