"""The words of a line: the lexicon, numbers, typed tokens, clauses and shared labels.

Knows how words are found and where they stand; never what they claim.
"""

from gaitool.claims.words.labels import decision_name, shared_labels
from gaitool.claims.words.lexicon import Sort
from gaitool.claims.words.lines import (
    CLAUSE_ENDS,
    SENTENCE_ENDS,
    Frame,
    Line,
    clause_end,
    last_clause,
    line_of,
    up_to,
)
from gaitool.claims.words.tokens import (
    Token,
    Words,
    first_of,
    has,
    named,
    place_of,
    says,
    trimmed,
)

__all__ = [
    "CLAUSE_ENDS",
    "SENTENCE_ENDS",
    "Frame",
    "Line",
    "Sort",
    "Token",
    "Words",
    "clause_end",
    "decision_name",
    "first_of",
    "has",
    "last_clause",
    "line_of",
    "named",
    "place_of",
    "says",
    "shared_labels",
    "trimmed",
    "up_to",
]
