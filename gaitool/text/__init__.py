"""How Chinese writes things: folded labels, numerals, dates, sentences, numbering, line breaks.

Knows no form and no file; may import nothing else of the package.
"""
