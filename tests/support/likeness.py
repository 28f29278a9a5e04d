"""Weights by which numbers are likened to those of the labelled passages: examples, learning."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import chain
from math import sqrt
from typing import NamedTuple

from gaitool.claims import likeness
from gaitool.claims.attached import Attached, Sight
from gaitool.claims.attachment import UNEXPLAINED, of_scope
from gaitool.claims.claim import Kind
from gaitool.claims.likeness import LEARNT, NONE, Weights, matters_of, probabilities
from gaitool.claims.matters import Matter
from gaitool.claims.numbers_read import numbers_of, one_by_one
from gaitool.claims.reading import read_lines
from gaitool.claims.signs import signs_of
from gaitool.claims.words import Line, tokens
from gaitool.claims.words.lexicon import Lexicon, Sort, Word, lexicon

from tests.support.labelled import YEAR, Passage

_HIDDEN = frozenset(
    [
        *(Sort.ACT, Sort.NOUN, Sort.RESULT, Sort.REASON, Sort.APPLICANT, Sort.OUTCOME),
        *(Sort.OPEN, Sort.EACH, Sort.TIME, Sort.READING, Sort.PART),
    ]
)
_CHARACTERS = ("o", "n", "b", "c", "l")
_FIGURES = frozenset(chain.from_iterable(LEARNT.values()))
_STEP, _SHRINK = 0.25, 2e-4


class Example(NamedTuple):
    """A number: of which passage, its signs, what it counts, whether the rules left it unread."""

    passage: int
    place: int
    signs: frozenset[str]
    label: str
    unread: bool
    matters: tuple[Matter, ...]


@contextmanager
def reading_with(words: Lexicon) -> Iterator[None]:
    """Read with another lexicon, and by the rules alone."""
    before = tokens.lexicon, likeness.weights
    tokens.lexicon = lambda: words  # type: ignore[assignment]
    likeness.weights = cache(lambda: Weights({NONE: 0.0}, {}))
    read_lines.cache_clear()
    try:
        yield
    finally:
        tokens.lexicon, likeness.weights = before
        read_lines.cache_clear()


def examples(passages: Sequence[Passage], *, rounds: int) -> list[Example]:
    """Return the numbers of passages, read with all words and with some of them hidden.

    What is hidden stands for the words that no lexicon has; rare ones are hidden more often.
    """
    with reading_with(lexicon()):
        every = [dict(_numbers(passage)) for passage in passages]
    labels = [{at: _label(final) for at, (_, _, final) in one.items()} for one in every]
    found = {}
    for turn in range(rounds + 1):
        words = lexicon() if turn == 0 else _some_hidden(passages, random.Random(turn))
        with reading_with(words):
            for number, passage in enumerate(passages):
                for at, (sight, item, _) in _numbers(passage):
                    one = _example(number, at, sight, item, labels[number].get(at))
                    if one and (one.unread or turn == 0):
                        found[one] = None
    return list(found)


def _example(
    passage: int, at: int, sight: Sight, item: Attached, label: str | None
) -> Example | None:
    unread = not item.figures and item.refusal in UNEXPLAINED
    if label is None or sight.frame.unit == "%" or (label == NONE and not unread):
        return None
    matters = () if of_scope(sight) else matters_of(sight)
    return Example(passage, at, signs_of(sight), label, unread, matters)


def _numbers(passage: Passage) -> Iterator[tuple[int, tuple[Sight, Attached, Attached]]]:
    """Yield every number by its place: as it is seen, read on its own, read with the others."""
    for read in read_lines(passage.text, year=YEAR):
        alone = one_by_one(read.line, read.scopes, YEAR)
        together = numbers_of(read.line, read.scopes, YEAR)
        for (sight, item), final in zip(alone, together, strict=True):
            yield _place(read.line, item), (sight, item, final)


def _place(line: Line, item: Attached) -> int:
    number = item.frame.number
    return line.folded.span(number.start, number.end)[0]


def _label(item: Attached) -> str:
    plain = item.claimed and item.kind is Kind.COUNT and len(item.figures) == 1
    figure = item.figures[0] if plain else None
    return figure.field if figure and not figure.row and figure.field in _FIGURES else NONE


def _some_hidden(passages: Sequence[Passage], chance: random.Random) -> Lexicon:
    told = "\n".join(passage.text for passage in passages)
    return Lexicon({w.text: w for w in _words() if not _is_hidden(w, told.count(w.text), chance)})


def _words() -> Iterable[Word]:
    return lexicon().words.values()


def _is_hidden(word: Word, times: int, chance: random.Random) -> bool:
    often = 0.75 if times <= 3 else 0.36 if times <= 10 else 0.12 if times <= 60 else 0.045
    looked_for = times and word.sort in _HIDDEN and word.name not in {"foreign", "paper"}
    return bool(looked_for) and chance.random() < often


def learnt(every: Sequence[Example], *, turns: int = 12, least: float = 0.0) -> Weights:
    """Return weights learnt from examples, by steps that grow smaller (softmax, AdaGrad)."""
    chance = random.Random(1)
    labels = sorted({one.label for one in every})
    beforehand = dict.fromkeys(labels, 0.0)
    known: dict[str, dict[str, float]] = {}
    paces: dict[tuple[str, str], float] = {}
    shares = Counter((one.passage, one.place, one.unread) for one in every)
    for _ in range(turns):
        for one in chance.sample(every, len(every)):
            weight = shares[one.passage, one.place, one.unread] ** -0.5 * (1 if one.unread else 0.5)
            _step(one, weight, Weights(beforehand, known), paces, chance)
    return Weights(beforehand, _pruned(known, least))


def _step(
    one: Example,
    weight: float,
    known: Weights,
    paces: dict[tuple[str, str], float],
    chance: random.Random,
) -> None:
    signs = _some_of(one.signs, chance)
    for label, share in probabilities(signs, known).items():
        error = (share - (label == one.label)) * weight
        if abs(error) < 0.002:
            continue
        for sign in signs:
            of_sign = known.signs.setdefault(sign, {})  # type: ignore[attr-defined]
            slope = error + _SHRINK * of_sign.get(label, 0.0)
            pace = paces[sign, label] = paces.get((sign, label), 1.0) + slope * slope
            of_sign[label] = of_sign.get(label, 0.0) - _STEP * slope / sqrt(pace)


def _some_of(signs: frozenset[str], chance: random.Random) -> list[str]:
    """Leave out some signs, characters above all, so that the others are learnt from too."""
    of_characters = chance.choice([0.0, 0.2, 0.5, 0.8])
    if not of_characters:
        return sorted(signs)
    return [
        sign
        for sign in sorted(signs)
        if chance.random() > (of_characters if sign[0] in _CHARACTERS else 0.12)
    ]


def _pruned(known: dict[str, dict[str, float]], least: float) -> dict[str, dict[str, float]]:
    kept = {
        sign: {label: round(one, 2) for label, one in of_sign.items() if abs(one) >= least}
        for sign, of_sign in sorted(known.items())
    }
    return {sign: of_sign for sign, of_sign in kept.items() if of_sign}
