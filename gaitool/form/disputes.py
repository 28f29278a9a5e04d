"""Shim."""

REVIEW, SUIT = "行政复议", "行政诉讼"
