"""The sentence that a finding quotes, in pieces: the words that it is about stand apart."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gaitool.answers import plain_digits
from gaitool.findings import Finding
from gaitool.prose.personal_data import masked
from gaitool.renderers.claims.wording import span_in_quote
from gaitool.rules.compared import Stated, TextNumbers


class Piece(NamedTuple):
    """Some words of a sentence, and whether they are what is spoken of."""

    words: str
    is_marked: bool = False


def quote_pieces(finding: Finding, numbers: TextNumbers | None) -> tuple[Piece, ...]:
    """Return the sentence of a finding in pieces; no piece where it quotes none."""
    if not finding.quote:
        return ()
    return pieces(finding.quote, *(_spans(finding, numbers) or _where_written(finding)))


def stated_pieces(stated: Stated) -> tuple[Piece, ...]:
    """Return the sentence of a statement in pieces, personal numbers masked."""
    quote, span = masked(stated.claim.quote), span_in_quote(stated.text, stated.claim.source)
    return pieces(quote, span)


def pieces(words: str, *spans: tuple[int, int]) -> tuple[Piece, ...]:
    """Cut a sentence at these stretches, which are marked; those that overlap are one."""
    return tuple(piece for piece in _cut(words, sorted(spans)) if piece.words)


def _cut(words: str, spans: list[tuple[int, int]]) -> Iterator[Piece]:
    at = 0
    for start, end in spans:
        if end > at:
            yield Piece(words[at:start])
            yield Piece(words[max(start, at) : end], is_marked=True)
            at = end
    yield Piece(words[at:])


def _spans(finding: Finding, numbers: TextNumbers | None) -> list[tuple[int, int]]:
    """Return where the statements stand that a finding says the tables contradict."""
    # Masking keeps every character in its place.
    return [
        span_in_quote(one.text, one.claim.source)
        for one in (numbers.stated if numbers else ())
        if one.comparison.differs
        and masked(one.claim.quote) == finding.quote
        and (not finding.actual or plain_digits(one.claim.value) == finding.actual)
    ]


def _where_written(finding: Finding) -> list[tuple[int, int]]:
    """Return where a sentence has what is written; a number only where it stands whole."""
    words = finding.actual or (finding.cells[0].value if finding.cells else "")
    if not words or words == finding.quote:
        return []
    whole = (
        rf"(?<![\d.]){re.escape(words)}(?![\d]|\.\d)" if words[0].isdigit() else re.escape(words)
    )
    return [match.span() for match in re.finditer(whole, finding.quote or "")]
