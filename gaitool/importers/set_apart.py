"""Keeps numbers apart that a document sets apart: notes in superscript, struck-out figures."""

import re
from collections.abc import Iterable

APART = "\x00"
"""Stands before and after such words while a line is put together; no document holds it."""

_BETWEEN_DIGITS = re.compile(rf"(?<=\d){APART}+(?=\d)")


def joined(pieces: Iterable[str]) -> str:
    """Return pieces as one text, with a space where two numbers would run together."""
    return _BETWEEN_DIGITS.sub(" ", "".join(pieces)).replace(APART, "")
