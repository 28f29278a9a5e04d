"""All cues, in the order in which they are tried: the first that fits states the figure."""

from gaitool.claims.application_cues import APPLICANTS, CARRIED_OVER, COUNTED
from gaitool.claims.cues import Cue
from gaitool.claims.other_cues import DECISIONS, DISPUTES, FEES, NORMATIVE_DOCUMENTS
from gaitool.claims.result_cues import RESULTS

CUES: tuple[Cue, ...] = (
    *COUNTED,
    *CARRIED_OVER,
    *RESULTS,
    *APPLICANTS,
    *DISPUTES,
    *NORMATIVE_DOCUMENTS,
    *DECISIONS,
    *FEES,
)
