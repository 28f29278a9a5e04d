"""Claims about the statutory tables, read out of the words of a report.

Knows how sentences state counts, shares and changes, and which cells each of them means; never
what the cells hold. May import ``form`` and ``text``.
"""

from gaitool.claims.cells import cells_of
from gaitool.claims.claim import OUTCOMES, Claim, Field, Kind, NotCompared, Quotation
from gaitool.claims.divisions import Division
from gaitool.claims.part_lists import ListedPart, PartList, part_lists
from gaitool.claims.processing_fees import FeeStatement, fee_statements
from gaitool.claims.reading import ReadText, claims, read_text
from gaitool.text.sentences import Sentence, sentences

__all__ = [
    "OUTCOMES",
    "Claim",
    "Division",
    "FeeStatement",
    "Field",
    "Kind",
    "ListedPart",
    "NotCompared",
    "PartList",
    "Quotation",
    "ReadText",
    "Sentence",
    "cells_of",
    "claims",
    "fee_statements",
    "part_lists",
    "read_text",
    "sentences",
]
