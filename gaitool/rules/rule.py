"""What a rule is: an id, the sentence that should hold, its basis, and a function."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, NamedTuple

from gaitool.answers import Answer, plain_digits
from gaitool.face import FACE
from gaitool.filled_report import FilledReport, Observation
from gaitool.findings import FoundCell, Severity
from gaitool.form import CellKey, Form, newest_edition, predecessor
from gaitool.layout import (
    COVER_FIELDS,
    COVER_SHEET,
    LIST_SEPARATOR,
    Address,
    Place,
    layout_of,
)
from gaitool.record import Value


class Mark(StrEnum):
    """Where a rule comes from; never present DERIVED or PRACTICE to a user as law."""

    OFFICIAL = "法规或报表原文"
    DERIVED = "由原文推算"
    PRACTICE = "填报惯例"
    TOOL = "工作簿约定"
    LOCAL = "地方口径"


class Basis(Value):
    """Where a rule comes from, with the clause or the reason.

    ``wording`` may name the form in force: ``{form}`` is the document that prescribes it,
    ``{since}`` the first year it is reported in, ``{replaced}`` the document of the form before.
    """

    mark: Mark
    wording: str

    @property
    def words(self) -> str:
        """The clause or the reason as users read it, the form in force named."""
        # Most bases name no form: the file of the newest edition need not be read for them.
        if "{" not in self.wording:
            return self.wording
        form = newest_edition()
        before = predecessor(form)
        return self.wording.format(
            form=form.basis, since=form.years[0], replaced=before.basis if before else ""
        )


def official(words: str) -> Basis:
    """Name the clause or the part of the form that a rule repeats."""
    return Basis(Mark.OFFICIAL, words)


def prescribed(words: str) -> Basis:
    """Name what the document that prescribes the form states; ``words`` follow its name."""
    return official(f"{{form}}{words}")


def derived(words: str) -> Basis:
    """Name the reasoning by which a rule follows from the form or a law."""
    return Basis(Mark.DERIVED, words)


def practice(words: str) -> Basis:
    """Name the practice of published reports that a rule reflects."""
    return Basis(Mark.PRACTICE, words)


def convention(words: str) -> Basis:
    """Name the convention of the workbook that a rule guards."""
    return Basis(Mark.TOOL, words)


class CannotCheck(Exception):
    """A rule lacks what it compares with; the reason is shown to the user."""


class NotGiven(CannotCheck):
    """A rule needs a file that a user may give beside the report, and did not.

    ``asks_for`` is what one calls the file.
    """

    def __init__(self, lacking: str, asks_for: str) -> None:
        """Say what lacks, in words that tell how to give it."""
        super().__init__(f"{lacking}，{FACE.give_and_check.format(asks_for)}")
        self.asks_for = asks_for


class TrueByConstruction(Exception):
    """What a rule asks for cannot fail here; the reason is shown to the user."""


class Violation(NamedTuple):
    """One breach of a rule: the suspect cells first, then those they were compared with.

    ``severity`` is that of the rule, unless a breach is less grave than the others.
    """

    cells: tuple[FoundCell, ...]
    message: str
    expected: str = ""
    actual: str = ""
    hint: str = ""
    quote: str | None = None
    suspects: int = 1
    severity: Severity | None = None


Subjects = Callable[[Form], Iterable[Any]]
"""What a rule is asked about, taken from the edition at hand."""


class Rule(Value):
    """A rule of the catalogue; ``each`` gives the subjects it is asked about one by one.

    They are rows, columns or parts of the edition that a report is written on. Without ``each``
    ``check(report)`` is called, else ``check(report, subject)``. A subject whose numbers are
    missing is skipped alone; a rule without any subject is told as such, or with the words of
    the TrueByConstruction that ``each`` raised. ``needs`` is asked once before all subjects: it
    raises CannotCheck where no subject can be checked. A rule between units is given a Gathering in
    place of a report, by an engine function of its own.
    """

    id: str
    severity: Severity
    title: str
    basis: Basis
    check: Callable[..., Iterable[Violation]]
    each: Subjects | None = None
    needs: Callable[[FilledReport], object] | None = None


def rule(
    id: str,  # noqa: A002 - the word of the catalogue
    severity: Severity,
    title: str,
    basis: Basis,
    *,
    each: Subjects | None = None,
) -> Callable[[Callable[..., Iterable[Violation]]], Rule]:
    """Turn a function that yields violations into a Rule; registers nothing."""

    def make(check: Callable[..., Iterable[Violation]]) -> Rule:
        return Rule(id, severity, title, basis, check, each)

    return make


def needing(needs: Callable[[FilledReport], object]) -> Callable[[Rule], Rule]:
    """Have a rule ask once, before all of its subjects, for what each of them needs."""
    return lambda rule: rule._replace(needs=needs)


def found(report: FilledReport, key: CellKey, answer: Answer | None = None) -> FoundCell:
    """Name a cell of the form: as the given answer has it, or as the report stands."""
    # An input is shown as written (3件, /), a total as it was computed.
    if answer is None and key in report.form.table_of(key).inputs:
        answer = report.answer(key)
    if answer is not None:
        place, value = answer.place, answer.raw
    else:
        figure = report.figure_or_none(key)
        place, value = None, "" if figure is None else plain_digits(figure)
    place = place or report.places.get(key) or _sheet_of(report, key)
    return FoundCell(str(key), place, report.label(key), value)


def _sheet_of(report: FilledReport, key: CellKey) -> Place:
    """Return where a cell without a place belongs: its sheet, or its table as printed."""
    if report.observations is None:
        return Place(report.form.table_of(key).name)
    return Place(layout_of(report.form).tables[key.table].name)


def found_cover(report: FilledReport, field: str) -> FoundCell:
    """Name a field of the cover."""
    place = report.cover.places.get(field) or Place(COVER_SHEET)
    return FoundCell(f"cover.{field}", place, COVER_FIELDS[field], getattr(report.cover, field))


def found_section(report: FilledReport, part: str, index: int, words: str) -> FoundCell:
    """Name a text by its index among the exported ones; ``words`` are those in question."""
    entry = report.texts_of(part)[index]
    heading = next(one.heading for one in report.form.parts if one.key == part)
    label = f"{heading} · {entry.heading}" if entry.heading else heading
    return FoundCell(
        f"sections.{part}.{index}", entry.place or Place(heading), label, _one_entry(words)
    )


def _one_entry(words: str) -> str:
    # 数值 of 核实说明 is a list: neither of its separators may stand inside an entry.
    return words.replace(";", "，").replace(LIST_SEPARATOR, "，")


def found_part(report: FilledReport, part: str, words: str = "") -> FoundCell:
    """Name a whole part of text, at its first entry; an explanation is bound to ``words``."""
    heading = report.form.sections[part].heading
    entries = report.sections.get(part, ())
    place = entries[0].place if entries else _first_text(report, part)
    return FoundCell(f"sections.{part}.0", place or Place(heading), heading, _one_entry(words))


def _first_text(report: FilledReport, part: str) -> Place | None:
    """Return where the first text of a part belongs, if the report was read from a workbook."""
    # Only a workbook has a cell to go to; observations are made of workbooks alone.
    if report.observations is None:
        return None
    sheet = layout_of(report.form).narratives[part]
    return Place(sheet.name, str(Address(sheet.first_row, sheet.BODY_COLUMN)))


def found_observed(report: FilledReport, observation: Observation) -> FoundCell:
    """Name the place of an observation, with the question that is answered there, if any."""
    name, label = _question_at(report, observation)
    return FoundCell(name, observation.place, label, observation.written)


def _question_at(report: FilledReport, observation: Observation) -> tuple[str, str]:
    """Return the name and the label of a cell of the form, field of the cover, or text."""
    if key := observation.key:
        return str(key), report.label(key)
    for field, place in report.cover.places.items():
        if place == observation.place:
            return f"cover.{field}", COVER_FIELDS[field]
    for part, entries in report.sections.items():
        for index, entry in enumerate(entries):
            if entry.place == observation.place:
                text = found_section(report, part, index, "")
                return text.key, text.label
    return "", observation.expected
