"""The filled report: what an office answered, whatever file it came from; nothing judged."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from gaitool.answers import Answer, exact_sum, sum_if_known
from gaitool.as_printed import Altered, BrokenOff, LateStart, PrintedHeading, PrintedLabel, Unread
from gaitool.form import AgencyType, CellKey, Form, Level, NotInForm, counterparts, newest_edition
from gaitool.layout import Place
from gaitool.record import Record, Value, made

if TYPE_CHECKING:
    from gaitool.counted_register import CountedRegister
    from gaitool.known_figures import KnownOfUnit
    from gaitool.local_requirements import LocalRequirements

_T = TypeVar("_T")
PREAMBLE = "引言"
"""Sub-heading of the text that is printed before part one."""


class MissingNumber(LookupError):
    """A figure was asked for that the report does not give; carries the cells without one."""

    def __init__(self, keys: Iterable[CellKey]) -> None:
        self.keys = tuple(keys)
        super().__init__("、".join(map(str, self.keys)))

    def __reduce__(self) -> tuple[type["MissingNumber"], tuple[tuple[CellKey, ...]]]:
        """Travel between processes by the cells, not by their names."""
        return type(self), (self.keys,)


class Paragraphs(NamedTuple):
    """A sub-heading with its text; line breaks separate paragraphs."""

    heading: str
    body: str
    place: Place | None = None

    @property
    def is_preamble(self) -> bool:
        """Whether the text is printed before part one."""
        return self.heading.strip() == PREAMBLE


class Explanation(NamedTuple):
    """Why a warning is to be accepted, bound to the figures it was written for.

    ``cells`` are keys (``applications.received.total``) or, where a place could not be
    understood, the words as written.
    """

    rule: str
    cells: tuple[str, ...]
    figures: tuple[str, ...]
    reason: str
    place: Place | None = None


class Cover(Value):
    """Who reports, as written on the cover; ``date`` is ISO where it could be read."""

    agency: str = ""
    agency_type: str = ""
    level: str = ""
    year: str = ""
    date: str = ""
    places: Mapping[str, Place] = {}

    @property
    def known_type(self) -> AgencyType | None:
        """The type of organ, or None where what is written is none of the five."""
        return AgencyType(self.agency_type) if self.agency_type in set(AgencyType) else None

    @property
    def known_level(self) -> Level | None:
        """The level, or None where what is written is none of the five."""
        return Level(self.level) if self.level in set(Level) else None

    @property
    def known_year(self) -> int | None:
        """The year of the report, or None where what is written is no year."""
        # isdigit alone would let ２０２３ and ²⁰²³ through.
        is_year = len(self.year) == 4 and self.year.isascii() and self.year.isdigit()
        return int(self.year) if is_year else None


class Remark(StrEnum):
    """What a reader may notice about a workbook beside the answers themselves."""

    LABEL_ALTERED = "label_altered"
    LABEL_MISSING = "label_missing"
    MOVED = "moved"
    TOTAL_TYPED_OVER = "total_typed_over"
    FORMULA_ALTERED = "formula_altered"
    FORMULA_IN_INPUT = "formula_in_input"
    FORMULA_WITHOUT_RESULT = "formula_without_result"
    STRAY_CONTENT = "stray_content"
    SWITCH_UNREADABLE = "switch_unreadable"
    ERROR_VALUE = "error_value"
    FAR_CELLS = "far_cells"
    MACROS = "macros"
    EXTERNAL_LINKS = "external_links"
    OPEN_ELSEWHERE = "open_elsewhere"
    DOUBLED = "doubled"
    STAMP_LOST = "stamp_lost"
    SHEET_HIDDEN = "sheet_hidden"
    SEEN_OTHERWISE = "seen_otherwise"


class Observation(Value):
    """A fact about the workbook: what is written at a place, and what the template put there."""

    remark: Remark
    place: Place
    written: str
    expected: str = ""
    key: CellKey | None = None


class FilledReport(Record):
    """Flat answers by cell, declared totals, texts, explanations, and last year's report.

    ``declared`` are totals given apart from the table (台账核对数), ``typed_totals`` those typed
    over a formula or printed in the table; ``cached`` are the totals a spreadsheet program last
    calculated; ``unfound`` are the cells whose labels are lost or unclear. ``unread`` is what a
    published source prints that may belong there, ``relabelled`` what it calls otherwise than
    the form, ``altered`` what it shows otherwise than the data it carries, ``broken_off`` where
    it ends too early, ``late_start`` where it begins late. ``table_texts`` are sentences
    printed beside tables, by the part, which the form has no place for. ``observations`` is
    None for sources other than workbooks, ``headings`` for those not published; else they are
    in printed order. ``counted`` is what the register gives, ``known`` what others know, ``local``
    what a county or city asks, ``present_name`` what a roster has for a former name on the cover.
    """

    # Made when needed: an edition is read out of its file.
    form: Form = made(factory=newest_edition)
    cover: Cover = Cover()
    answers: Mapping[CellKey, Answer] = made(factory=dict)
    declared: Mapping[CellKey, Answer] = made(factory=dict)
    typed_totals: Mapping[CellKey, Answer] = made(factory=dict)
    cached: Mapping[CellKey, Decimal] = made(factory=dict)
    places: Mapping[CellKey, Place] = made(factory=dict)
    unfound: frozenset[CellKey] = frozenset()
    unread: tuple[Unread, ...] = ()
    relabelled: tuple[PrintedLabel, ...] = ()
    altered: tuple[Altered, ...] = ()
    broken_off: BrokenOff | None = None
    late_start: LateStart | None = None
    fill_blanks_with_zero: Mapping[str, bool] = made(factory=dict)
    sections: Mapping[str, tuple[Paragraphs, ...]] = made(factory=dict)
    table_texts: Mapping[str, tuple[Paragraphs, ...]] = made(factory=dict)
    explanations: tuple[Explanation, ...] = ()
    observations: tuple[Observation, ...] | None = None
    headings: tuple[PrintedHeading, ...] | None = None
    previous: "FilledReport | None" = None
    counted: "CountedRegister | None" = None
    known: "KnownOfUnit | None" = None
    local: "LocalRequirements | None" = None
    present_name: str = ""

    @cached_property
    def _totals(self) -> dict[CellKey, Decimal]:
        """The totals so far: what a report has never changes, and rules ask again and again."""
        return {}

    def answer(self, key: CellKey) -> Answer:
        """Return what is written in an input cell; a blank answer where nothing is."""
        return self.answers.get(key) or Answer(place=self.places.get(key))

    def number(self, key: CellKey) -> Decimal:
        """Return the figure of an input cell; raises MissingNumber where there is none.

        A blank counts as 0 only where the office chose so (未填单元格按0上报) and the cell was
        found. Raises NotInForm for a cell that the edition does not have.
        """
        if key not in self.form:
            raise NotInForm(key)
        # Before the switch for blanks: confirmed zeros are of cells that were seen to be blank.
        if key in self.unfound:
            raise MissingNumber([key])
        answer = self.answer(key)
        if answer.blank and self.fill_blanks_with_zero.get(key.table):
            return Decimal(0)
        if answer.number is None or not answer.usable:
            raise MissingNumber([key])
        return answer.number

    def computed(self, key: CellKey) -> Decimal:
        """Return a total as its inputs make it (an input is its own total).

        Raises MissingNumber with every input that lacks a usable number.
        """
        if (total := self._totals.get(key)) is None:
            total = self._totals[key] = self.sum_of(self.form.table_of(key).input_parts(key))
        return total

    def sum_of(self, keys: Iterable[CellKey]) -> Decimal:
        """Return the sum of input cells; raises MissingNumber with all that lack a number."""
        # All gaps are gathered, so that one message can name them.
        numbers, missing = [], []
        for key in keys:
            try:
                numbers.append(self.number(key))
            except MissingNumber:
                missing.append(key)
        if missing:
            raise MissingNumber(missing)
        return exact_sum(numbers)

    def stated(self, key: CellKey) -> Iterator[Answer]:
        """Yield every usable total that a person stated for the cell, the ledger's first."""
        # The ledger's total is meant as one; a typed-over formula may be an accident.
        for source in (self.declared, self.typed_totals):
            if (answer := source.get(key)) and answer.usable:
                yield answer

    def figure(self, key: CellKey) -> Decimal:
        """Return a cell's figure: a total as stated where it was, else as computed."""
        if key in self.declared or key in self.typed_totals:
            for answer in self.stated(key):
                if answer.number is not None:
                    return answer.number
        return self.computed(key)

    def figure_or_none(self, key: CellKey) -> Decimal | None:
        """Return a cell's figure, or None where it cannot be known or there is no such cell."""
        try:
            return self.figure(key)
        except (MissingNumber, NotInForm):
            return None

    def sum_or_none(self, keys: Iterable[CellKey]) -> Decimal | None:
        """Return the sum of cells' figures, or None where one of them cannot be known."""
        return sum_if_known(map(self.figure_or_none, keys))

    def texts_of(self, part: str) -> tuple[Paragraphs, ...]:
        """Return the texts of a part, those beside its table where it is one."""
        return self.sections.get(part) or self.table_texts.get(part, ())

    @property
    def unseen(self) -> frozenset[CellKey]:
        """The cells that stand where a published source breaks off, or before it begins."""
        late, broken = self.late_start, self.broken_off
        return frozenset((*(late.keys if late else ()), *(broken.keys if broken else ())))

    def label(self, key: CellKey) -> str:
        """Return the words that name a cell: row and column, as printed."""
        return self.form.label(key)

    def with_blanks_left_open(self) -> "FilledReport":
        """Return the report as if nobody had confirmed that blanks are 0."""
        return self._replace(fill_blanks_with_zero=dict.fromkeys(self.form.tables, False))

    def with_blanks_as_zero(self, table: str) -> "FilledReport":
        """Return the report as it would be if the blanks of one table were zeros."""
        return self._replace(fill_blanks_with_zero={**self.fill_blanks_with_zero, table: True})

    def with_previous(self, previous: "FilledReport | None") -> "FilledReport":
        """Return the report with last year's beside it, in the cells of this year's edition."""
        return self._replace(previous=previous and previous.on(self.form))

    def on(self, form: Form) -> "FilledReport":
        """Return the report on another edition; what has no place there is left out."""
        if form is self.form:
            return self
        cells = counterparts(self.form, form)
        chosen = self.fill_blanks_with_zero
        return self._replace(
            form=form,
            answers=_moved(self.answers, cells),
            declared=_moved(self.declared, cells),
            typed_totals=_moved(self.typed_totals, cells),
            cached=_moved(self.cached, cells),
            places=_moved(self.places, cells),
            unfound=frozenset(cells[key] for key in self.unfound if key in cells),
            unread=tuple(one for one in self.unread if one.table in form.tables),
            relabelled=tuple(one for one in self.relabelled if one.table in form.tables),
            broken_off=None,
            late_start=None,
            fill_blanks_with_zero={t: yes for t, yes in chosen.items() if t in form.tables},
            sections={part: e for part, e in self.sections.items() if part in form.sections},
            table_texts=_of_parts(self.table_texts, form),
            previous=self.previous and self.previous.on(form),
        )


def _of_parts(
    texts: Mapping[str, tuple[Paragraphs, ...]], form: Form
) -> dict[str, tuple[Paragraphs, ...]]:
    known = {part.key for part in form.parts}
    return {part: entries for part, entries in texts.items() if part in known}


def _moved(items: Mapping[CellKey, _T], cells: Mapping[CellKey, CellKey]) -> dict[CellKey, _T]:
    return {cells[key]: item for key, item in items.items() if key in cells}
