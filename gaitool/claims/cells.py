"""Which cells of an edition a claim is compared with."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from gaitool.claims.claim import APPLICANTS, ENDINGS, Claim, Field
from gaitool.form import CellKey, Form

Sum = tuple[CellKey, ...]

_APPLICATIONS, _DISPUTES, _TOTAL = "applications", "disputes", "total"
_REVIEW, _SUITS = "review", ("direct_suit", "suit_after_review")
_ROWS: dict[Field, tuple[tuple[str, ...], ...]] = {
    Field.RECEIVED: (("received",),),
    Field.HANDLED: (("received", "carried_in"),),
    # 共办理 12 件 may also mean what was concluded, as 办理 12 件 may.
    Field.RECEIVED_OR_HANDLED: (("received",), ("received", "carried_in"), ("concluded",)),
    Field.DEALT_WITH: (("received",), ("received", "carried_in"), ("concluded",)),
    Field.CARRIED_IN: (("carried_in",),),
    Field.CONCLUDED: (("concluded",),),
    Field.CARRIED_OUT: (("carried_out",),),
    Field.GRANTED: (("granted",),),
    Field.PARTLY_GRANTED: (("partly_granted",),),
    Field.GRANTED_AND_PARTLY: (("granted", "partly_granted"),),
}
_GROUPS = frozenset([Field.REFUSED, Field.UNAVAILABLE, Field.DECLINED, Field.OTHERWISE])
_QUARRELS: dict[Field, tuple[str, ...]] = {
    Field.REVIEW: (_REVIEW,),
    Field.SUIT: _SUITS,
    Field.DISPUTES: (_REVIEW, *_SUITS),
}
_DISCLOSURE: dict[Field, tuple[str, str]] = {
    Field.NORMATIVE_ISSUED: ("normative_documents", "issued"),
    Field.NORMATIVE_REPEALED: ("normative_documents", "repealed"),
    Field.NORMATIVE_IN_FORCE: ("normative_documents", "in_force"),
    Field.REGULATIONS_ISSUED: ("regulations", "issued"),
    Field.REGULATIONS_REPEALED: ("regulations", "repealed"),
    Field.REGULATIONS_IN_FORCE: ("regulations", "in_force"),
    Field.LICENCES: ("licences", "decisions"),
    Field.PENALTIES: ("penalties", "decisions"),
    Field.COMPULSORY_MEASURES: ("compulsory_measures", "decisions"),
    Field.FEES: ("fees", "amount"),
}


def cells_of(form: Form, claim: Claim) -> tuple[Sum, ...]:
    """Return the sums of cells that a claim may mean; it holds if one of them has its value.

    Applicants whose base the text leaves open may be those of received, handled or concluded
    requests. Sums with a cell that the edition lacks are left out. Processing fees are in no
    table: empty.
    """
    if claim.field in APPLICANTS:
        columns = (claim.row,) if claim.row else applicant_columns(form, claim.field)
        # The text leaves open of what it counts applicants: any of the wholes will do.
        rows = _ROWS.get(claim.base or Field.DEALT_WITH, _ROWS[Field.DEALT_WITH])
        return _known(form, (application_cells(names, columns) for names in rows))
    if claim.field in _GROUPS and claim.row:
        return _known(form, [application_cells((claim.row,))])
    if claim.field in _QUARRELS and claim.row in ENDINGS:
        return _known(
            form, [tuple(CellKey(_DISPUTES, row, claim.row) for row in _QUARRELS[claim.field])]
        )
    if claim.field in _QUARRELS and claim.row:
        return _known(form, [(CellKey(_DISPUTES, claim.row, _TOTAL),)])
    return cells_of_field(form, claim.field)


@lru_cache(maxsize=512)
def cells_of_field(form: Form, field: Field) -> tuple[Sum, ...]:
    """Return the sums of cells that a figure may mean, single rows and applicants aside.

    Empty where the edition lacks them.
    """
    if field in _ROWS:
        return _known(form, (application_cells(names) for names in _ROWS[field]))
    if field in _GROUPS:
        rows = (r.key for r in form.rows(_APPLICATIONS) if r.group == field.value and not r.sums)
        return _known(form, [application_cells(tuple(rows))])
    if field in _QUARRELS:
        quarrels = dict.fromkeys([*_QUARRELS[field], *_quarrels_added(form, field)])
        return _known(form, [tuple(CellKey(_DISPUTES, row, _TOTAL) for row in quarrels)])
    if field in _DISCLOSURE:
        return _known(form, [(CellKey("disclosure", *_DISCLOSURE[field]),)])
    return ()


def applicant_columns(form: Form, field: Field) -> tuple[str, ...]:
    """Return the columns of table 三 that count natural persons, or all kinds of organisations."""
    columns = (column.key for column in form.columns(_APPLICATIONS) if not column.sums)
    is_natural = field is Field.NATURAL_PERSON
    return tuple(key for key in columns if (key == Field.NATURAL_PERSON.value) is is_natural)


def application_cells(rows: tuple[str, ...], columns: tuple[str, ...] = (_TOTAL,)) -> Sum:
    """Return the cells of table 三 in these rows and columns."""
    return tuple(CellKey(_APPLICATIONS, row, column) for row in rows for column in columns)


def _quarrels_added(form: Form, field: Field) -> Iterator[str]:
    """Yield the rows that an edition has in table 四 beside the review and the usual suits."""
    if field is not Field.REVIEW:
        for row in form.rows(_DISPUTES):
            if row.key != _REVIEW and not row.sums:
                yield row.key


def _known(form: Form, sums: Iterable[Sum]) -> tuple[Sum, ...]:
    return tuple(cells for cells in sums if cells and all(key in form for key in cells))
