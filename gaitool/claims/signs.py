"""What of a number's surroundings tells which figure it may count: words, characters, scopes."""

from collections.abc import Iterator

from gaitool.claims.attached import Attached, Sight
from gaitool.claims.words import Sort, Token, Words, last_clause

_FAR, _NEAR, _CLOSE = 14, 5, 3
_BEHIND, _CLAUSE_BEFORE = 8, 10
_MOST_WORDS = 24
"""Of longer clauses the words nearest to the number tell what it counts."""


def signs_of(sight: Sight) -> frozenset[str]:
    """Return the signs of a number; a letter before each says where it was found.

    Characters stand beside the words of the lexicon, as words that it lacks are mostly made of
    those that it has: 接件 of 接到 and 收件.
    """
    return frozenset((*_of_words(sight), *_of_scope(sight), *_of_others(sight)))


def _of_words(sight: Sight) -> Iterator[str]:
    frame = sight.frame
    own, clause = frame.own[-_MOST_WORDS:], last_clause(frame.lead)[-_MOST_WORDS:]
    before, behind = _written(own), _written(frame.behind[:_BEHIND])
    yield f"u{frame.unit}"
    yield from _runs("o", before[-_FAR:], 1, 2)
    yield from _runs("n", before[-_NEAR:], 1, 2)
    yield from _runs("b", behind[:_BEHIND], 1, 2)
    yield from _runs("c", behind[:_CLOSE], 1, 2)
    yield from _runs("l", _written(clause)[-_CLAUSE_BEFORE:], 2)
    yield from (f"O{_kind(token)}" for token in own)
    yield from (f"E{_kind(token)}" for token in own[-1:])
    yield from (f"B{_kind(token)}" for token in frame.behind[:_CLOSE])
    yield from (f"L{_kind(token)}" for token in clause)
    yield f"o-{not own}"


def _of_scope(sight: Sight) -> Iterator[str]:
    scope = sight.scope
    yield f"m{scope.matter}"
    yield f"h{scope.heading}"
    yield f"s{scope.evident}{scope.disclosure}{scope.of_applications}{scope.mentioned}"
    yield f"g{scope.governor.name if scope.governor else ''}"
    yield f"d{scope.named.name if scope.named else ''}"


def _of_others(sight: Sight) -> Iterator[str]:
    """Yield what the numbers before it were read as, and the results that its sentence names."""
    earlier = sight.earlier
    whole = next((i for i in sight.before if i.frame.at == sight.scope.whole), None)
    yield f"w{_read_as(whole)}"
    yield f"p{_read_as(earlier[-1] if earlier else None)}"
    yield from (f"e{item.field}" for item in earlier if item.claimed)
    yield from (f"t{name}" for name in sight.told)
    measure = sight.frame.number.measure
    yield f"z{not sight.before}{bool(measure and measure.value)}"


def _read_as(item: Attached | None) -> str:
    if item is None:
        return "-"
    return "+".join(figure.field for figure in item.figures) or str(item.refusal)


def _kind(token: Token) -> str:
    if token.sort in {Sort.UNKNOWN, Sort.READING, Sort.NUMBER}:
        return token.sort
    return f"{token.sort}.{token.name}"


def _written(words: Words) -> str:
    return "".join(token.text for token in words)


def _runs(mark: str, text: str, *lengths: int) -> Iterator[str]:
    """Yield every run of so many characters."""
    for length in lengths:
        yield from (f"{mark}{text[at : at + length]}" for at in range(len(text) - length + 1))
