"""The criterion by which a list breaks down its total: applicant, result, channel."""

from enum import StrEnum

from gaitool.claims.words import Sort, Words, has


class Division(StrEnum):
    """By what a list divides its whole; parts by anything else belong to another list."""

    APPLICANT = "applicant"
    RESULT = "result"
    ORIGIN = "origin"
    FLOW = "flow"
    OUTCOME = "outcome"
    CHANNEL = "channel"
    DISPUTE = "dispute"
    CHARGE = "charge"
    OTHER = "other"


_DIVISIONS: tuple[tuple[Division, Sort, tuple[str, ...]], ...] = (
    (Division.RESULT, Sort.RESULT, ()),
    (Division.RESULT, Sort.REASON, ()),
    (Division.APPLICANT, Sort.APPLICANT, ()),
    (Division.ORIGIN, Sort.TIME, ("last",)),
    (Division.FLOW, Sort.ACT, ("conclude", "carry", "pending")),
    (Division.OUTCOME, Sort.OUTCOME, ()),
    (Division.CHANNEL, Sort.CHANNEL, ()),
    (Division.DISPUTE, Sort.NOUN, ("review", "suit", "direct_suit", "suit_after_review")),
    (Division.CHARGE, Sort.PART, ()),
)


def division_by(words: Words) -> Division:
    """Return the criterion of a list, told by the words of its first part."""
    if any(token.sort is Sort.ACT and "新" in token.text for token in words):
        return Division.ORIGIN
    known = (division for division, sort, names in _DIVISIONS if has(words, sort, *names))
    return next(known, Division.OTHER)
