"""What else a text can get wrong: placeholders, personal data, numbering, years, likeness.

Reads plain texts and gives back what it recognised, with its place; judges nothing. Knows no
form and no report; may import ``text``.
"""
