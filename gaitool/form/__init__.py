"""The statutory form: editions as data (``editions/*.toml``) and the model they are read into.

The only place that knows rows, columns, labels, sums, guidance and parts, and who owes a report.
It knows no sheet, no address and no answer. May import ``text`` and ``errors``.
"""

from gaitool.form.agency import AgencyType, Level, may_make_regulations
from gaitool.form.known_editions import (
    edition,
    edition_for,
    edition_of_text,
    known_versions,
    newest_edition,
    predecessor,
    reported_years,
)
from gaitool.form.model import Aspect, Form, Part, SubHeading
from gaitool.form.organ_kinds import OrganKind, kind_of_organ
from gaitool.form.succession import counterparts
from gaitool.form.tables import (
    APPLICATIONS,
    CARRIED_IN,
    CARRIED_OUT,
    CASES,
    CONCLUDED,
    DISPUTES,
    RECEIVED,
    TEN_THOUSAND_YUAN,
    Block,
    CellKey,
    Column,
    Measure,
    NotInForm,
    Row,
    Shape,
    SheetLook,
    Stock,
    Table,
)

__all__ = [
    "APPLICATIONS",
    "CARRIED_IN",
    "CARRIED_OUT",
    "CASES",
    "CONCLUDED",
    "DISPUTES",
    "RECEIVED",
    "TEN_THOUSAND_YUAN",
    "AgencyType",
    "Aspect",
    "Block",
    "CellKey",
    "Column",
    "Form",
    "Level",
    "Measure",
    "NotInForm",
    "OrganKind",
    "Part",
    "Row",
    "Shape",
    "SheetLook",
    "Stock",
    "SubHeading",
    "Table",
    "counterparts",
    "edition",
    "edition_for",
    "edition_of_text",
    "kind_of_organ",
    "known_versions",
    "may_make_regulations",
    "newest_edition",
    "predecessor",
    "reported_years",
]
