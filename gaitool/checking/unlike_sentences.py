"""Which sentences of a text another has otherwise, elsewhere or not at all, with quotes of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gaitool.checking.alignment import same_at_start
from gaitool.checking.alike_texts import grouped
from gaitool.text.shortening import shortened

LONGEST_QUOTE = 24

_SENTENCE = re.compile("[^。！？；]*[。！？；]+|[^。！？；]+")
_MOST_COMPARED = 250_000
"""Pairs of sentences: of more, all between the first and the last difference is one."""

_AROUND = 12
_LONGEST = 60


class Unlike(NamedTuple):
    """What one text has, and what the other has for it; either may be empty.

    ``where`` says in words where the second has what the first has elsewhere or not at all.
    """

    first: str
    second: str
    where: str = ""

    @property
    def is_moved(self) -> bool:
        """Whether both have the same sentences, in other places."""
        return self.first == self.second


def unlike_sentences(one_text: str, other_text: str) -> Iterator[Unlike]:
    """Yield the sentences that have no like at their place in the other text, in order."""
    first, second = _SENTENCE.findall(one_text), _SENTENCE.findall(other_text)
    begin = same_at_start(first, second)
    end = same_at_start(first[begin:][::-1], second[begin:][::-1])
    one, other = first[begin : len(first) - end], second[begin : len(second) - end]
    if len(one) * len(other) > _MOST_COMPARED:
        yield Unlike("".join(one), "".join(other))
        return
    told: list[tuple[float, Unlike]] = []
    found, groups = grouped(first, second)
    for group in groups:
        texts = _joined(first, group.printed), _joined(second, group.shown)
        if texts[0] != texts[1]:
            told.append((group.printed[0], Unlike(*texts)))
    for pair in found.moved:
        where = _where(second, pair.second, pair.second + 1)
        told.append((pair.first, Unlike(first[pair.first], second[pair.second], where)))
    told += ((run[0], Unlike(_joined(first, run), "")) for run in _runs(found.missing))
    in_order = sorted((group.shown[0], group.printed[0]) for group in groups)
    for run in _runs(found.added):
        after = max((own for its, own in in_order if its < run[0]), default=-1) + 0.5
        where = _where(second, run[0], run[-1] + 1)
        told.append((after, Unlike("", _joined(second, run), where)))
    yield from (one for _, one in sorted(told, key=lambda numbered: numbered[0]))


def _joined(sentences: Sequence[str], numbers: Iterable[int]) -> str:
    return "".join(sentences[number] for number in numbers)


def _runs(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Yield the numbers that follow each other together."""
    run: list[int] = []
    for number in sorted(numbers):
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _where(sentences: Sequence[str], start: int, stop: int) -> str:
    if start:
        before = sentences[start - 1]
        return f"“{'…' if len(before) > LONGEST_QUOTE else ''}{before[-LONGEST_QUOTE:]}”后面"
    return f"“{shortened(sentences[stop], LONGEST_QUOTE)}”前面" if stop < len(sentences) else ""


def stretches(first: str, second: str) -> tuple[str, str]:
    """Return where two sentences differ, with some of the words that they share around it."""
    begin = same_at_start(first, second)
    end = same_at_start(first[begin:][::-1], second[begin:][::-1])
    return _stretch(first, begin, end), _stretch(second, begin, end)


def _stretch(text: str, begin: int, end: int) -> str:
    """Return a text from before its first ``begin`` characters to after its last ``end``."""
    start, stop = max(begin - _AROUND, 0), min(len(text) - end + _AROUND, len(text))
    shown = text[start:stop]
    if len(shown) > _LONGEST + 2 * _AROUND:
        shown, stop = shown[: _LONGEST + 2 * _AROUND], start
    if not shown:
        return ""
    return f"{'…' if start else ''}{shown}{'…' if stop < len(text) else ''}"
