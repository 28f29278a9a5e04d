"""From form to workbook: the sheet and address of every question, and the stamp.

Writer, reader and annotator share this one layout, so that they cannot disagree. It knows where
things stand, not how they look or what is written there. May import ``form`` and ``text``.
"""

from gaitool.layout.live_checks import (
    LAST_YEAR_LABEL,
    LiveChecks,
    live_checks,
)
from gaitool.layout.places import Address, Area, Place, column_letters, rectangles
from gaitool.layout.sheets import (
    Anchor,
    CoverSheet,
    ExplanationSheet,
    Label,
    LabelKind,
    LabelledInput,
    NarrativeSheet,
    Question,
    TableSheet,
)
from gaitool.layout.tables import LEDGER_LABEL, NO, YES, ZERO_SWITCH_LABEL
from gaitool.layout.workbook import (
    CARRIED_FROM,
    COUNTING_SHEET,
    COVER_FIELDS,
    COVER_SHEET,
    EXPLANATIONS_SHEET,
    FORM_SHEET,
    INSTRUCTIONS_SHEET,
    KNOWN_STAMP,
    LIST_SEPARATOR,
    LISTED_BLANK,
    REGISTER_VERSION,
    SPARE_ROWS,
    STAMP_NAME,
    TEMPLATE_VERSION,
    RegisterStamp,
    Stamp,
    WorkbookLayout,
    layout_of,
    listed,
)

__all__ = [
    "CARRIED_FROM",
    "COUNTING_SHEET",
    "COVER_FIELDS",
    "COVER_SHEET",
    "EXPLANATIONS_SHEET",
    "FORM_SHEET",
    "INSTRUCTIONS_SHEET",
    "KNOWN_STAMP",
    "LAST_YEAR_LABEL",
    "LEDGER_LABEL",
    "LISTED_BLANK",
    "LIST_SEPARATOR",
    "NO",
    "REGISTER_VERSION",
    "SPARE_ROWS",
    "STAMP_NAME",
    "TEMPLATE_VERSION",
    "YES",
    "ZERO_SWITCH_LABEL",
    "Address",
    "Anchor",
    "Area",
    "CoverSheet",
    "ExplanationSheet",
    "Label",
    "LabelKind",
    "LabelledInput",
    "LiveChecks",
    "NarrativeSheet",
    "Place",
    "Question",
    "RegisterStamp",
    "Stamp",
    "TableSheet",
    "WorkbookLayout",
    "column_letters",
    "layout_of",
    "listed",
    "live_checks",
    "rectangles",
]
