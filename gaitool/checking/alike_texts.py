"""Which lines or sentences of one text stand for which of another, parted and joined ones too."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from gaitool.checking.alignment import Alignment, aligned

TABLE_MARK = "\x00"
"""Stands, with the name of a part after it, in the place of the part's table."""

_CLAUSE = re.compile("[^，、。；：！？]+")
_LONG = 400
_MOST_ALONE = 200


@dataclass(frozen=True, slots=True)
class Group:
    """Texts and the shown ones that stand for them, by number: one and one, or more."""

    printed: list[int]
    shown: list[int]


def grouped(printed: Sequence[str], shown: Sequence[str]) -> tuple[Alignment, list[Group]]:
    """Return which texts stand for which, those in place as groups, in order.

    One may be parted into several, and several be joined to one: beside each pair in place stands
    what is the rest of its own. Moved, missing and added ones are in the alignment alone.
    """
    found = aligned(printed, shown, lambda i, j: _likeness(printed[i], shown[j]))
    groups = [Group([one], [other]) for one, other in found.in_place]
    if len(found.missing) + len(found.added) > _MOST_ALONE:
        return found, groups
    for group in groups:
        if printed[group.printed[0]] != shown[group.shown[0]]:
            while _takes_one_more(group, printed, shown, found):
                pass
    return found, groups


def _takes_one_more(
    group: Group, texts: Sequence[str], shown: Sequence[str], found: Alignment
) -> bool:
    """Take the text before or after into a group that is more alike with it; whether there is."""
    sides = ((group.printed, found.missing), (group.shown, found.added))
    before = _likeness_of(group, texts, shown)
    for numbers, alone in sides:
        for number in (numbers[0] - 1, numbers[-1] + 1):
            if number not in alone:
                continue
            kept = numbers[:]
            numbers[:] = sorted([*numbers, number])
            if _likeness_of(group, texts, shown) > before:
                alone.remove(number)
                return True
            numbers[:] = kept
    return False


def _likeness_of(group: Group, texts: Sequence[str], shown: Sequence[str]) -> float:
    printed = "".join(texts[number] for number in group.printed)
    return _likeness(printed, "".join(shown[number] for number in group.shown))


def _likeness(printed: str, shown: str) -> float:
    """Return how alike two texts are; of long ones it is asked which clauses they share."""
    if printed == shown:
        return 1.0
    if TABLE_MARK in printed + shown:
        return 0.0
    if len(printed) + len(shown) > _LONG:
        clauses = (Counter(_CLAUSE.findall(printed)), Counter(_CLAUSE.findall(shown)))
        shared, every = clauses[0] & clauses[1], clauses[0] + clauses[1]
        return (
            2
            * sum(len(c) * n for c, n in shared.items())
            / max(1, sum(len(c) * n for c, n in every.items()))
        )
    return SequenceMatcher(None, printed, shown, autojunk=False).ratio()
