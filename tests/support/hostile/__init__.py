"""Hostile and damaged files, and how a command fares with them."""
