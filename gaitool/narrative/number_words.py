"""The words around each number of a line: its own sentence, up to the numbers beside it."""

from bisect import bisect_right
from dataclasses import dataclass

from gaitool.narrative.distribution import distributed_labels
from gaitool.narrative.patterns import pattern
from gaitool.narrative.quantities import Quantity, quantities

_WINDOW = 60
_SENTENCE_END = r"[。；;！!？?]"
_EVERY_CHANNEL = r"(?:通过|经由?|以)[^，,。；;\d]{2,24}?等(?:多种|各种)?(?:渠道|方式|途径|形式)"
_CLAUSE = r"[^，,。；;（(]*$"


@dataclass(frozen=True, slots=True)
class Words:
    """A number with the words around it: ``left`` reaches to the number before it.

    ``sentence`` is where its sentence begins, ``rest`` what follows there,
    ``begins`` where the words before the number do. Channels that are all of them (通过网络、信函
    等渠道) are left out of the words.
    """

    quantity: Quantity
    left: str
    right: str
    sentence: int
    rest: str
    begins: int

    @property
    def clause(self) -> str:
        """The words of the number's own clause before it."""
        found = pattern(_CLAUSE).search(self.left)
        return found[0] if found else ""


def _stands_in_bracket(text: str, quantity: Quantity) -> bool:
    """Whether a bracket has the number alone, or first: 予以公开（5 件，占 10%）."""
    before, behind = (
        text[quantity.start - 1 : quantity.start],
        text[quantity.end : quantity.end + 1],
    )
    return before in {"（", "("} and behind in {"）", ")", "，", ","}


def words_around(text: str) -> list[Words]:
    """Return the numbers of a folded line with the words around them."""
    found = list(quantities(text))
    labels = distributed_labels(text, found)
    stops = [0, *(mark.end() for mark in pattern(_SENTENCE_END).finditer(text)), len(text)]
    words: list[Words] = []
    before = 0
    for quantity in found:
        after = bisect_right(stops, quantity.start, hi=len(stops) - 1)
        sentence = stops[after - 1]
        start = max(before, sentence, quantity.start - _WINDOW)
        left = labels.get(quantity.start, text[start : quantity.start])
        if _stands_in_bracket(text, quantity) and len(left) > 1:
            left = left[:-1]
        if words and quantity.start == before:
            left = words[-1].left
        right = text[quantity.end : min(stops[after], quantity.end + _WINDOW)]
        left = pattern(_EVERY_CHANNEL).sub("", left)
        rest = text[quantity.end : stops[after]]
        words.append(Words(quantity, left, right, sentence, rest, start))
        before = quantity.end
    return words
