"""The user's own workbook with every finding marked at its cell.

Knows what openpyxl loses on saving and puts it back. May import ``findings``, for its list.
"""
