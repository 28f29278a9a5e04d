"""Numbers that count for another time or organ, or count what was put on a web site."""

from gaitool.narrative.claim import Field
from gaitool.narrative.context import (
    Context,
    counts_others,
    is_set_aside,
    lists_posts,
    posts_decisions,
)
from gaitool.narrative.number_words import Words
from gaitool.narrative.one_reading import WHOLES

_DECISIONS = frozenset([Field.LICENCES, Field.PENALTIES, Field.COMPULSORY_MEASURES])
POSTED = _DECISIONS | frozenset(
    [Field.NORMATIVE_ISSUED, Field.NORMATIVE_REPEALED, Field.NORMATIVE_IN_FORCE]
)
"""Figures whose documents and decisions are also put on web sites, and counted there."""


def is_of_other_times(context: Context, words: Words) -> bool:
    """Whether the number is planned, or another year's or another organ's."""
    return (
        is_set_aside(words.clause)
        or counts_others(_sentence_before(context, words), words.rest)
        or context.of_another_year(words.sentence, words.quantity.start)
    )


def is_of_posts(context: Context, words: Words, field: Field) -> bool:
    """Whether the number counts what was published, not what was done."""
    sentence = _sentence_before(context, words)
    if field in WHOLES:
        return words.quantity.unit == "条" and "主动公开" in sentence
    if field in _DECISIONS and posts_decisions(sentence):
        return True
    return field in POSTED and lists_posts(sentence)


def _sentence_before(context: Context, words: Words) -> str:
    return context.text[words.sentence : words.quantity.start]
