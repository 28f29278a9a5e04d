"""Claims about the statutory tables, read out of the words of a report."""

from gaitool.claims.cells import cells_of
from gaitool.claims.claim import OUTCOMES, Claim, Field, Kind, Quotation
from gaitool.claims.part_lists import Aspect, Part, PartList, part_lists
from gaitool.claims.processing_fees import FeeStatement, fee_statements
from gaitool.claims.reading import claims
from gaitool.text.sentences import Sentence, sentences

__all__ = [
    "OUTCOMES",
    "Aspect",
    "Claim",
    "FeeStatement",
    "Field",
    "Kind",
    "Part",
    "PartList",
    "Quotation",
    "Sentence",
    "cells_of",
    "claims",
    "fee_statements",
    "part_lists",
    "sentences",
]
