"""A table of the form as it is printed, whatever it is printed into.

Knows the layout of an edition and turns it into cells, widths and a size. May import ``sheets``.
"""
