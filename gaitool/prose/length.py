"""How long a text is, as a word processor counts its characters (字数)."""

from gaitool.text.patterns import pattern
from gaitool.text.unseen import as_seen

# A word or a number in Latin letters and digits counts as one, with the signs that are in it.
_COUNTED = r"[!-~]+|[^\s!-~]"


def count_characters(text: str) -> int:
    """Return 字数 as Word and WPS show it: characters and punctuation marks, no white space.

    A run of letters, digits and half-width signs (2025, 12345, IPv6) counts as one.
    """
    return sum(1 for _ in pattern(_COUNTED).finditer(as_seen(text)))
