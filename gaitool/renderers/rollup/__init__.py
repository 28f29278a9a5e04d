"""A roll-up told: on a screen, as data, as a page, as a workbook, as return slips."""
