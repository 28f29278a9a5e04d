"""Figures that the text draws from the tables: ``{本年新收}`` becomes what the table says."""

from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from gaitool.answers import plain_digits
from gaitool.claims.cells import Sum, applicant_columns, cells_of_field
from gaitool.claims.claim import OUTCOMES, Field
from gaitool.filled_report import FilledReport
from gaitool.form import CellKey, Form
from gaitool.record import Value
from gaitool.text.numerals import tidy
from gaitool.text.patterns import pattern

# Chinese input methods type ｛ ｝; no name is nearly as long as 40.
_DRAWN = r"[{｛](?P<name>[^{}｛｝\n]{1,40})[}｝]"
_APPLICATIONS = {
    "本年新收": Field.RECEIVED,
    "上年结转": Field.CARRIED_IN,
    **OUTCOMES,
    "办理总计": Field.CONCLUDED,
    "结转下年": Field.CARRIED_OUT,
}
_OTHERS = {
    "行政复议": Field.REVIEW,
    "行政诉讼": Field.SUIT,
    "规范性文件.制发": Field.NORMATIVE_ISSUED,
    "规范性文件.废止": Field.NORMATIVE_REPEALED,
    "规范性文件.现行有效": Field.NORMATIVE_IN_FORCE,
    "行政许可": Field.LICENCES,
    "行政处罚": Field.PENALTIES,
    "行政强制": Field.COMPULSORY_MEASURES,
    "行政事业性收费": Field.FEES,
}
_FIGURES = {**_APPLICATIONS, **_OTHERS}
_APPLICANTS = {"自然人": Field.NATURAL_PERSON, "法人": Field.ORGANISATION}
APPLICANT_SUFFIXES = tuple(f".{applicant}" for applicant in _APPLICANTS)
"""What may follow the name of a row of table 三."""

COVER_NAMES = MappingProxyType({"年度": "year", "机关名称": "agency"})
"""The names that draw a field of the cover, with its key."""


class Problem(StrEnum):
    """Why a figure could not be drawn."""

    UNKNOWN = "unknown"
    UNFILLED = "unfilled"


class Unresolved(Value):
    """A drawn figure that stays as written; ``missing`` are the cells without a number.

    ``start`` is the offset of its brace in the text as written.
    """

    name: str
    problem: Problem
    start: int
    missing: tuple[CellKey, ...] = ()


class Drawn(Value):
    """A text with its figures drawn, and those that could not be."""

    text: str
    unresolved: tuple[Unresolved, ...] = ()


def plain_names(form: Form) -> tuple[str, ...]:
    """Return every name that can stand between braces, without an applicant after it.

    Names whose cells the edition lacks are left out.
    """
    figures = (name for name in _FIGURES if _cells(form, name))
    return (*figures, *COVER_NAMES)


def drawn_names(form: Form) -> tuple[str, ...]:
    """Return every name that can stand between braces."""
    rows = (name for name in plain_names(form) if name in _APPLICATIONS)
    with_applicants = (f"{row}{suffix}" for row in rows for suffix in APPLICANT_SUFFIXES)
    return (*plain_names(form), *with_applicants)


def draw_figures(text: str, report: FilledReport) -> Drawn:
    """Replace ``{name}`` by the report's figure; an unknown or unfilled one stays as written.

    Totals are those stated, else computed; ``.自然人`` and ``.法人`` after a row of table 三
    are its natural-person column and the sum of its organisation columns.
    """
    pieces, unresolved, end = [], [], 0
    for match in pattern(_DRAWN).finditer(text):
        drawn = _draw(tidy(match["name"]), match.start(), report)
        if isinstance(drawn, Unresolved):
            unresolved.append(drawn)
            # Left standing: G810 reports it, and a blank would go unnoticed.
            drawn = match[0]
        pieces += [text[end : match.start()], drawn]
        end = match.end()
    return Drawn("".join(pieces) + text[end:], tuple(unresolved))


def with_figures_drawn(report: FilledReport) -> FilledReport:
    """Return the report with every text drawn; figures that cannot be drawn stay as written."""
    sections = {
        part: tuple(
            entry._replace(
                heading=draw_figures(entry.heading, report).text,
                body=draw_figures(entry.body, report).text,
            )
            for entry in entries
        )
        for part, entries in report.sections.items()
    }
    return report._replace(sections=sections)


def _draw(name: str, start: int, report: FilledReport) -> str | Unresolved:
    if name in COVER_NAMES:
        written: str = getattr(report.cover, COVER_NAMES[name])
        return written or Unresolved(name, Problem.UNFILLED, start)
    cells = _cells(report.form, name)
    if not cells:
        return Unresolved(name, Problem.UNKNOWN, start)
    # One blank cell leaves the whole sum open: a blank is no 0.
    figures = {key: report.figure_or_none(key) for key in cells}
    known = [figure for figure in figures.values() if figure is not None]
    if len(known) < len(cells):
        missing = tuple(key for key, figure in figures.items() if figure is None)
        return Unresolved(name, Problem.UNFILLED, start, missing)
    return plain_digits(sum(known, start=Decimal(0)))


def _cells(form: Form, name: str) -> Sum:
    """Return the cells that a name stands for in an edition, nothing for what is no name there."""
    if name in _FIGURES:
        return _first_sum(form, _FIGURES[name])
    row, _, applicant = name.partition(".")
    if row not in _APPLICATIONS or applicant not in _APPLICANTS:
        return ()
    columns = applicant_columns(form, _APPLICANTS[applicant])
    totals = _first_sum(form, _APPLICATIONS[row])
    return tuple(key._replace(column=column) for key in totals for column in columns)


def _first_sum(form: Form, field: Field) -> Sum:
    # Drawn names stand for one figure each; only vague claims have a second sum.
    return next(iter(cells_of_field(form, field)), ())
