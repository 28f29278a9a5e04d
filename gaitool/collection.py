"""What a supervising office gathers from its units: who handed in what, and how it stands."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Protocol

from gaitool.copied_groups import CopiedGroup
from gaitool.filled_report import Explanation, FilledReport
from gaitool.findings import FileResult, Finding, FoundCell, Severity
from gaitool.form import CellKey, Form
from gaitool.trend import LastYear, Trend, UnitLastYear

if TYPE_CHECKING:
    from gaitool.local_requirements import LocalRequirements

UNIT_KEYS = "units."
"""What the keys of findings that name a unit begin with."""


class Standing(StrEnum):
    """How the report of one unit stands, or one file that belongs to no unit's report."""

    PASSED = "passed"
    FAILED = "failed"
    UNUSABLE = "unusable"
    MISSING = "missing"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class CollectedFile:
    """Everything a roll-up keeps of one file; small, and the same on whatever machine it was made.

    ``digest`` is the SHA-256 of the content, ``saved`` the ISO time a spreadsheet program last
    saved it (empty where the file does not say). ``figures`` are the cells of the report's own
    edition, totals as computed, None where one cannot be known; ``sentences`` are the texts
    as compared between units, by their masked words. ``own_output`` where the tool itself wrote
    the file from a report, so that it is none that was handed in. ``edition`` is the text of the
    report's edition where no installation has that, so that its figures can be summed later.
    ``dated`` is the ISO day on the cover, empty where that is none; ``stamp_lost`` where it was
    known by its labels alone, ``sum_of`` what it says it sums, ``lists`` 名单 or 已知数 for a list.
    ``text_cell`` is where the compared texts begin, and ``reasons`` what the unit explains that
    only a comparison with others finds.
    """

    file: str
    digest: str
    saved: str
    result: FileResult
    figures: Mapping[CellKey, Decimal | None]
    sentences: Mapping[str, str]
    own_output: bool = False
    edition: str = ""
    stamp_lost: bool = False
    sum_of: str = ""
    dated: str = ""
    lists: str = ""
    text_cell: FoundCell | None = None
    reasons: tuple[Explanation, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One line of 单位清单: a unit of the roster, or a file that belongs to none.

    ``unit`` is the name on the roster, else the one on the cover, else the file's name;
    ``nearest`` a name of the roster that was perhaps meant. ``counted`` where the figures are
    part of the sums, ``note`` says so or why not; ``perhaps`` says which files may be those of
    a missing unit. ``mended`` and ``added`` count findings gone and new since the last run,
    None where there was none, or one that judged the unit by something else: ``judged_otherwise``
    names what differs; those that the unit has answered since are ``answered``, not mended.
    ``lapsed`` says which of its explanations excuse nothing any more. ``explained`` counts the
    findings that the unit explained, ``to_answer`` those that are no errors and that it has to
    mend or explain. ``form`` is the version of its edition, ``fits_edition`` whether that is the
    very one of the sums: two texts may go by one version. ``undecided`` where only a person can
    say which file is the unit's report. ``year_asked`` stands where the cover has another, and
    ``of_year_asked`` where the text has not.
    """

    unit: str
    on_roster: bool
    standing: Standing
    counted: bool
    file: str = ""  # empty for a unit that is missing
    agency: str = ""
    year: int | None = None
    errors: int = 0
    warnings: int = 0
    notices: int = 0
    first_problem: str = ""
    nearest: str = ""
    note: str = ""
    mended: int | None = None
    added: int | None = None
    form: str = ""
    perhaps: str = ""
    fits_edition: bool = True
    undecided: bool = False
    judged_otherwise: tuple[str, ...] = ()
    answered: int | None = None
    lapsed: tuple[str, ...] = ()
    explained: int = 0
    to_answer: int = 0
    year_asked: int | None = None
    of_year_asked: bool = False

    @property
    def open_findings(self) -> dict[Severity, int]:
        """How many findings are open, by severity."""
        # Severity lists its members gravest first.
        numbers = (self.errors, self.warnings, self.notices)
        return dict(zip(Severity, numbers, strict=True))


@dataclass(frozen=True, slots=True)
class Overview:
    """The counts of 总览; ``expected`` is None without a roster.

    ``standings`` counts the lines; ``off_roster`` those of no unit of the roster, without
    duplicates; ``interrupted`` is how many files the user's stop left unread. ``all_zero`` counts
    the reports without a single application, ``zero_doubted`` those where something else tells of
    some (G308). ``findings`` counts the open ones by severity, ``explained`` the explained ones.
    """

    expected: int | None
    standings: Counter[Standing]
    findings: Counter[str]
    interrupted: int = 0
    off_roster: int = 0
    all_zero: int = 0
    zero_doubted: int = 0
    explained: int = 0


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two files of one unit and year; ``differences`` name what the newer has otherwise.

    ``undecided`` where what the files say of their time speaks against one another.
    """

    unit: str
    newer: str
    older: str
    differences: tuple[str, ...]
    undecided: bool = False


class Units(Protocol):
    """The lines of a roll-up, and what is counted and summed over them."""

    @property
    def year(self) -> int | None:
        """The year that is collected: the one asked for, else the year of most files."""
        ...

    @property
    def local(self) -> "LocalRequirements | None":
        """What a county or city asks of the units, if it was given."""
        ...

    @property
    def edition(self) -> Form:
        """The edition that the sums are made for: that of most files."""
        ...

    @property
    def overview(self) -> Overview:
        """The counts over all units."""
        ...

    @property
    def sums(self) -> Mapping[CellKey, Decimal]:
        """The sums over the counted units, of those cells that every one of them gives."""
        ...

    @property
    def previous_sums(self) -> Mapping[CellKey, Decimal]:
        """Last year's sums over the counted units that have a report of it; empty without any.

        By the cells of this year's edition that last year's has and every such unit gives.
        """
        ...

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person has to know of this run beside its numbers, a sentence or two each."""
        ...

    def lines(self) -> Iterator[UnitLine]:
        """Yield the lines of 单位清单: the roster's in its order, then the others by file name."""
        ...


class Gathering(Units, Protocol):
    """What the rules between units look at."""

    @property
    def year_was_given(self) -> bool:
        """Whether the user named the year."""
        ...

    @property
    def form(self) -> str:
        """The form version of most files."""
        ...

    @property
    def whole(self) -> FilledReport | None:
        """The body's own report that the sums are compared with."""
        ...

    def duplicates(self) -> Iterator[Duplicate]:
        """Yield every further file of a unit beside its newest."""
        ...

    def copied_texts(self) -> Iterator[CopiedGroup]:
        """Yield every group of units whose sentences are for the most part one another's."""
        ...

    def counted_with(self, key: CellKey, figure: Decimal) -> tuple[str, ...]:
        """Return the counted units that have this very figure in a cell."""
        ...


class Collection(Units, Protocol):
    """A finished roll-up, read from where it is kept; nothing is held in memory as a whole.

    Every iterator keeps the order of the lines.
    """

    @property
    def own_findings(self) -> tuple[Finding, ...]:
        """What is wrong between the units, or with the whole (G901 to G905)."""
        ...

    def findings(self) -> Iterator[tuple[UnitLine, Finding]]:
        """Yield every finding of every unit's file."""
        ...

    def figures(self) -> Iterator[tuple[UnitLine, Mapping[CellKey, Decimal]]]:
        """Yield the figures of every unit whose file could be read."""
        ...

    @property
    def last_year(self) -> LastYear | None:
        """Both years side by side; None where no reports of last year were given."""
        ...

    def previous_reports(self) -> Iterator[tuple[UnitLine, UnitLastYear | None]]:
        """Yield the units of ``figures`` in their order, each with its report of last year.

        Its figures stand in the cells of this year's edition.
        """
        ...

    @property
    def trend(self) -> Trend | None:
        """Several years side by side; None where no earlier ones were asked for."""
        ...


def lines_with_findings(
    collection: Collection,
) -> Iterator[tuple[UnitLine, tuple[Finding, ...]]]:
    """Yield the lines of 单位清单, each with the findings of its file."""
    # Both come in the order of the lines: neither is held in memory.
    groups = groupby(collection.findings(), key=itemgetter(0))
    found_in, found = next(groups, (None, iter(())))
    for line in collection.lines():
        if line == found_in:
            yield line, tuple(finding for _, finding in found)
            found_in, found = next(groups, (None, iter(())))
        else:
            yield line, ()


class Tally(Protocol):
    """Is put together from the findings of all units, line after line."""

    def add(self, line: UnitLine, findings: tuple[Finding, ...], /) -> None:
        """Take a line, with the findings of its file."""
        ...


def go_through(collection: Collection, *tallies: Tally) -> None:
    """Add all lines and their findings to some tallies: each time they are read anew."""
    for line, findings in lines_with_findings(collection):
        for tally in tallies:
            tally.add(line, findings)
