"""Names the first of many things in a sentence."""

from collections.abc import Iterable, Sequence
from itertools import islice


def first_of_many(names: Iterable[str], total: int, word: str, most: int) -> str:
    """Return names one after the other, of more than ``most`` the first: ``甲、乙等 20 件``.

    ``word`` is the measure word; names that are not shown are never asked for.
    """
    more = f"等 {total} {word}" if total > most else ""
    return "、".join(islice(names, most)) + more


def first_and_others(names: Sequence[str], most: int) -> str:
    """Return names where their number is told elsewhere: of more than ``most`` ``甲、乙 等``."""
    return "、".join(names[:most]) + (" 等" if len(names) > most else "")
