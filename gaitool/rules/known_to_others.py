"""What others know of an office, as rules ask for it."""

from typing import TYPE_CHECKING

from gaitool.answers import plain_digits
from gaitool.face import FACE
from gaitool.filled_report import FilledReport
from gaitool.findings import FoundCell
from gaitool.layout import KNOWN_FIGURES, LIST_SEPARATOR, Place
from gaitool.rules.rule import CannotCheck, NotGiven

if TYPE_CHECKING:
    from gaitool.known_figures import KnownFigure, KnownOfUnit


def known_of(report: FilledReport) -> "KnownOfUnit":
    """Return what others know of the office for this year; raises CannotCheck where nothing."""
    known = report.known
    if known is None:
        raise NotGiven("没有已知数可比", FACE.known)
    year = report.cover.known_year
    if known.year and year and known.year != year:
        raise CannotCheck(f"已知数是 {known.year} 年的，报告是 {year} 年的")
    figures = tuple(one for one in known.figures if all(key in report.form for key in one.cells))
    if not figures:
        raise CannotCheck(f"已知数里没有“{report.cover.agency}”的数")
    return known._replace(figures=figures)


def found_known(one: "KnownFigure") -> FoundCell:
    """Name a figure by who knows it: rows of their file may move, which changes no figure."""
    name = f"{KNOWN_FIGURES} {one.who} {one.words}"
    # What an explanation is bound to is a list: its separators may not stand in a name.
    for separator in (LIST_SEPARATOR, ";", "\n"):
        name = name.replace(separator, " ")
    return FoundCell(
        name, Place(one.who, origin=KNOWN_FIGURES), one.words, plain_digits(one.figure)
    )
