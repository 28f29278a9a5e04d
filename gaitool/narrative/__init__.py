"""Claims about the statutory tables, read out of the words of a report."""

from gaitool.narrative.cells import cells_of
from gaitool.narrative.claim import OUTCOMES, Claim, Field, Kind, Quotation
from gaitool.narrative.part_lists import Aspect, Part, PartList, part_lists
from gaitool.narrative.processing_fees import FeeStatement, fee_statements
from gaitool.narrative.reading import claims
from gaitool.narrative.sentences import Sentence, sentences

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
