"""A roll-up told: on a screen, as data, as a page, as a workbook, as return slips.

Knows a collection by its protocol, not where it is kept; its tables are those of the edition that
is summed. May import ``findings``, ``tables``, ``sheets`` and ``pages``.
"""
