"""How far a number is followed through its sentence: what nobody would read as one is cut."""

REACH = 500
"""In characters, forwards and backwards: the longest sentences of reports have some 300."""


def last_mark(text: str, marks: str, place: int) -> int:
    """Return where the last of some marks stands before a place, within reach.

    Without one, the character before what is within reach; -1 where the text begins there.
    """
    least = max(0, place - REACH)
    return max(least - 1, *(text.rfind(mark, least, place) for mark in marks))
