"""The user's own workbook with every finding marked at its cell.

Adds to the parts that are there and leaves all others as they are. May import ``findings``, for
its list.
"""
