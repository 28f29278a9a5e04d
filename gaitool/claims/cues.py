"""What a cue is: the words beside a number that say which figure it states."""

from enum import StrEnum
from typing import NamedTuple

from gaitool.claims.claim import Field
from gaitool.claims.phrases import FILL
from gaitool.text.patterns import pattern

CASE_UNITS = ("件次", "件", "份", "宗", "起", "例", "项", "条", "个", "笔", "")


class Topic(StrEnum):
    """What a stretch of text speaks of."""

    APPLICATIONS = "applications"
    DISPUTES = "disputes"
    DOCUMENTS = "documents"
    FEES = "fees"
    FEE_NOTICES = "fee_notices"
    FOREIGN = "foreign"


class Cue(NamedTuple):
    """Words around a number that make it a claim.

    The number must follow one of ``heads`` with nothing but ``tail`` (a regular expression)
    between, be followed by ``behind``, and carry one of ``units``. ``topics`` are those the
    context must have (empty: any); ``veto`` may not be found in the clause before the number.
    An empty head stands right before the number, for words that come after it (2件不予公开).
    ``row`` is the row it names; ``beside`` must be found somewhere in the sentence.
    """

    field: Field
    heads: tuple[str, ...]
    tail: str = FILL
    behind: str = ""
    topics: tuple[Topic | None, ...] = ()
    veto: str = ""
    units: tuple[str, ...] = CASE_UNITS
    row: str = ""
    beside: str = ""


class Match(NamedTuple):
    """A cue that fits a number; its head ranks it, ``between`` is what its tail matched."""

    cue: Cue
    head_start: int
    head_end: int
    between: str

    @property
    def rank(self) -> tuple[int, int]:
        """Higher fits better: the words nearest to the number, the longer of two such."""
        return self.head_end, self.head_end - self.head_start


def fit(cue: Cue, left: str, right: str) -> Match | None:
    """Fit a cue to the text before and after a number; None where it does not fit."""
    for head in cue.heads:
        # The last one before the number: an earlier one belongs to an earlier number.
        start = left.rfind(head)
        if start < 0:
            continue
        between = left[start + len(head) :]
        if not pattern(cue.tail).fullmatch(between):
            continue
        if cue.behind and not pattern(cue.behind).match(right):
            continue
        if not (cue.veto and pattern(cue.veto).search(left)):
            return Match(cue, start, start + len(head), between)
    return None
