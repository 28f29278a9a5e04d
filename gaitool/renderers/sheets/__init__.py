"""Sheets of the workbooks we write: their looks, their names, and rows one after another.

Knows xlsxwriter and the limits of Excel, and nothing of what a sheet is about.
"""
