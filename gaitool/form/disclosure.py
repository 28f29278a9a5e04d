"""Shim."""

FIRST_COLUMN_HEADER = "信息内容"
