"""Labels and names as they are compared: width, white space and quotation marks folded away."""

from functools import lru_cache

from gaitool.text.compatible import compatible
from gaitool.text.patterns import pattern
from gaitool.text.unseen import as_compared

_LEFT_OUT = r"[\s\"'“”‘’„‟「」『』〝〞＂＇`]+"
_PLAIN = r"[0-9A-Za-z.:/-]*"
_LONGEST_LABEL = 200
_LABELS_KEPT = 2_048


def fold_label(text: str) -> str:
    """Return the label as it is compared: NFKC, no white space, quotation or invisible marks."""
    return _folded_label(text) if len(text) <= _LONGEST_LABEL else fold_unkept(text)


def fold_unkept(text: str) -> str:
    """Return a text folded as labels are, and keep nothing of it: it may be of a person."""
    # Numbers and days, of which a register has thousands: nothing in them is folded.
    if pattern(_PLAIN).fullmatch(text):
        return text
    return pattern(_LEFT_OUT).sub("", compatible(as_compared(text)))


def are_two_names(one: str, other: str) -> bool:
    """Whether two names are both written, and are not one and the same."""
    return bool(one and other) and fold_label(one) != fold_label(other)


_folded_label = lru_cache(maxsize=_LABELS_KEPT)(fold_unkept)
"""Every sheet of every workbook has the same labels, each compared several times."""
