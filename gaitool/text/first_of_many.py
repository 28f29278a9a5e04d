"""Names the first of many things in a sentence, and how many there are in all."""

from collections.abc import Iterable
from itertools import islice


def first_of_many(names: Iterable[str], total: int, word: str, most: int) -> str:
    """Return names one after the other, of more than ``most`` the first: ``甲、乙等 20 件``.

    ``word`` is the measure word; names that are not shown are never asked for.
    """
    more = f"等 {total} {word}" if total > most else ""
    return "、".join(islice(names, most)) + more
