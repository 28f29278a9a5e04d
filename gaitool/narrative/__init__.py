"""Claims about the statutory tables, read out of the words of a report."""

from gaitool.narrative.claim import Claim, Field, Kind, Quotation
from gaitool.narrative.reading import claims
from gaitool.narrative.sentences import Sentence, sentences

__all__ = ["Claim", "Field", "Kind", "Quotation", "Sentence", "claims", "sentences"]
