"""Which cells of the tables a claim is compared with."""

from gaitool.claims.claim import Claim, Field
from gaitool.form import APPLICATIONS, CellKey
from gaitool.form.applications import DECLINED, OTHERWISE, REFUSED, UNAVAILABLE
from gaitool.form.tables import Row

Sum = tuple[CellKey, ...]

_ROWS: dict[Field, tuple[tuple[str, ...], ...]] = {
    Field.RECEIVED: (("received",),),
    Field.HANDLED: (("received", "carried_in"),),
    Field.RECEIVED_OR_HANDLED: (("received",), ("received", "carried_in")),
    Field.DEALT_WITH: (("received",), ("received", "carried_in"), ("concluded",)),
    Field.CARRIED_IN: (("carried_in",),),
    Field.CONCLUDED: (("concluded",),),
    Field.CARRIED_OUT: (("carried_out",),),
    Field.GRANTED: (("granted",),),
    Field.PARTLY_GRANTED: (("partly_granted",),),
    Field.GRANTED_AND_PARTLY: (("granted", "partly_granted"),),
}
_GROUPS: dict[Field, tuple[Row, ...]] = {
    Field.REFUSED: REFUSED,
    Field.UNAVAILABLE: UNAVAILABLE,
    Field.DECLINED: DECLINED,
    Field.OTHERWISE: OTHERWISE,
}
_DISPUTES: dict[Field, tuple[str, ...]] = {
    Field.REVIEW: ("review",),
    Field.SUIT: ("direct_suit", "suit_after_review"),
    Field.DISPUTES: ("review", "direct_suit", "suit_after_review"),
}
_DISCLOSURE: dict[Field, tuple[str, str]] = {
    Field.NORMATIVE_ISSUED: ("normative_documents", "issued"),
    Field.NORMATIVE_REPEALED: ("normative_documents", "repealed"),
    Field.NORMATIVE_IN_FORCE: ("normative_documents", "in_force"),
    Field.LICENCES: ("licences", "decisions"),
    Field.PENALTIES: ("penalties", "decisions"),
    Field.COMPULSORY_MEASURES: ("compulsory_measures", "decisions"),
    Field.FEES: ("fees", "amount"),
}
NATURAL_PERSON_COLUMNS = ("natural_person",)
ORGANISATION_COLUMNS = tuple(
    column.key
    for column in APPLICATIONS.blocks[0].columns
    if column.key not in {"natural_person", "total"}
)
_APPLICANTS = {
    Field.NATURAL_PERSON: NATURAL_PERSON_COLUMNS,
    Field.ORGANISATION: ORGANISATION_COLUMNS,
}


def cells_of(claim: Claim) -> tuple[Sum, ...]:
    """Return the sums of cells that a claim may mean; it holds if one of them has its value.

    Applicants whose base the text leaves open may be those of received, handled or concluded
    requests. Processing fees are in no table: empty.
    """
    if columns := _APPLICANTS.get(claim.field):
        rows = _ROWS.get(claim.base or Field.DEALT_WITH, _ROWS[Field.DEALT_WITH])
        return tuple(application_cells(names, columns) for names in rows)
    if claim.field in _GROUPS and claim.row:
        return (application_cells((claim.row,)),)
    if claim.field in _DISPUTES and claim.row:
        return ((CellKey("disputes", claim.row, "total"),),)
    return cells_of_field(claim.field)


def cells_of_field(field: Field) -> tuple[Sum, ...]:
    """Return the sums of cells that a figure may mean, single rows and applicants aside."""
    if field in _ROWS:
        return tuple(application_cells(names) for names in _ROWS[field])
    if field in _GROUPS:
        return (application_cells(tuple(row.key for row in _GROUPS[field])),)
    if field in _DISPUTES:
        return (tuple(CellKey("disputes", row, "total") for row in _DISPUTES[field]),)
    if field in _DISCLOSURE:
        return ((CellKey("disclosure", *_DISCLOSURE[field]),),)
    return ()


def application_cells(rows: tuple[str, ...], columns: tuple[str, ...] = ("total",)) -> Sum:
    """Return the cells of table 三 in these rows and columns."""
    return tuple(CellKey("applications", row, column) for row in rows for column in columns)
