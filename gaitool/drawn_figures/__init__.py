"""Figures that the text draws from the tables (``{本年新收}``), and the text to begin with.

May import the filled report and what lies below it, and ``claims`` for which cells make up a
figure.
"""
