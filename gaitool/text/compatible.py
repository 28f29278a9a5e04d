"""The compatible form of a text (NFKC): full-width letters and digits as plain ones."""

import unicodedata

_PIECE = 500
"""Unicode's own sorting of accents takes as long as their number squared: 16,000 took 0.1 s."""


def compatible(text: str) -> str:
    """Return a text in NFKC; a long one piece by piece, letters with the accents after them."""
    if len(text) <= _PIECE or text.isascii():
        return unicodedata.normalize("NFKC", text)
    pieces, start = [], 0
    while start < len(text):
        end = _end_of_piece(text, start + _PIECE)
        pieces.append(unicodedata.normalize("NFKC", text[start:end]))
        start = end
    return "".join(pieces)


def _end_of_piece(text: str, end: int) -> int:
    """Return where a piece may end: not between a letter and its accents, if there are not many."""
    latest = min(end + _PIECE, len(text))
    while end < latest and unicodedata.combining(text[end]):
        end += 1
    return end
