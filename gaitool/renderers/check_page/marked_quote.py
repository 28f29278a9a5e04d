"""The sentence that a finding quotes, in pieces: the words that it is about stand apart."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gaitool.answers import plain_digits
from gaitool.findings import Finding
from gaitool.prose.personal_data import masked
from gaitool.renderers.claims.wording import span_in_quote
from gaitool.rules.compared import Stated, TextNumbers

_BETWEEN = "、"
_SPACES = r"\s*"
_NOT_WITHIN, _NOT_CUT = r"(?<![\d.])", r"(?!\d|\.\d)"


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
        and (
            not finding.actual or _whole(plain_digits(abs(one.claim.value))).search(finding.actual)
        )
    ]


def _is_told(stated: Stated, actual: str) -> bool:
    """Whether a finding that tells this as written may be about a statement."""
    return not actual or bool(_whole(plain_digits(abs(stated.claim.value))).search(actual))


def _where_written(finding: Finding) -> list[tuple[int, int]]:
    """Return where a sentence has what is written; of several words where each of them stands."""
    quote = finding.quote or ""
    words = finding.actual or (finding.cells[0].value if finding.cells else "")
    if "".join(words.split()) in {"", "".join(quote.split())}:
        return []
    spans = _places(words, quote)
    return spans or [span for one in words.split(_BETWEEN) for span in _places(one, quote)]


def _places(words: str, quote: str) -> list[tuple[int, int]]:
    return [match.span() for match in _whole(words).finditer(quote)] if words.strip() else []


def _whole(words: str) -> re.Pattern[str]:
    """Return the pattern of words however they are spaced; a number is found whole only."""
    signs = [re.escape(sign) for sign in words if not sign.isspace()]
    before = _NOT_WITHIN if words[:1].isdigit() else ""
    after = _NOT_CUT if words[-1:].isdigit() else ""
    return re.compile(f"{before}{_SPACES.join(signs)}{after}")
