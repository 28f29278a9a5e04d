"""Sheets of the workbooks we write: their looks, and rows written one after another."""
