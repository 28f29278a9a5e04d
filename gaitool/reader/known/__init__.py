"""Figures that others know of units, out of whatever list they keep: heads, rows, numbers."""
