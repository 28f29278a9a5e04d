"""The roll-up as one accessible web page: filterable lists, readable without scripts too."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath, PureWindowsPath
from typing import BinaryIO
from urllib.parse import quote

from gaitool.answers import plain_digits
from gaitool.collection import Collection, Overview, UnitLine
from gaitool.findings import Finding
from gaitool.form import CellKey
from gaitool.layout import layout_of
from gaitool.renderers.clean_text import clean_text
from gaitool.renderers.findings.columns import FINDING_COLUMNS, finding_words
from gaitool.renderers.pages.tables import PageTable, page_table
from gaitool.renderers.pages.templates import page_template
from gaitool.renderers.printable import one_line
from gaitool.renderers.rollup.wording import (
    STANDING_WORDS,
    TITLE,
    CountLine,
    finding_counts,
    interruption,
    remark_of,
    since_last_run,
    unit_counts,
    unit_of,
    yes_or_no,
    zero_counts,
)
from gaitool.renderers.sheets.rows import LinkTo
from gaitool.renderers.tables.printed_table import grid_with_figures

_TEMPLATE = "rollup/rollup_page.html.jinja"
_PIECES_AT_ONCE = 200
_OWN_IDENTITIES = frozenset(
    ["filters", "standing", "name", "rule", "everything", "shown", "between", "units", "findings"]
)
"""What elements of the page are called, so that no table of an edition can be."""


@dataclass(frozen=True, slots=True)
class _UnitRow:
    """What stands in a row of the list of units; ``href`` is empty where nothing can be opened."""

    name: str
    path: str
    standing: str
    word: str
    counted: str
    year: int | str
    problems: tuple[int | str, ...]
    words: tuple[str, ...]
    file: str
    href: str


@dataclass(frozen=True, slots=True)
class _FindingRow:
    """What stands in a row of the list of findings; ``rule`` is what it can be filtered by."""

    unit: str
    path: str
    standing: str
    rule: str
    severity: str
    words: tuple[str, ...]


def write_rollup_page(collection: Collection, stream: BinaryIO, link: LinkTo) -> None:
    """Write the page as UTF-8, piece by piece; the same roll-up gives the same bytes."""
    pieces = page_template(_TEMPLATE).stream(
        title=TITLE,
        warning=interruption(collection.overview),
        counts=_counts(collection.overview),
        standings=STANDING_WORDS,
        finding_columns=tuple(FINDING_COLUMNS),
        own_findings=[_finding_row(None, found) for found in collection.own_findings],
        units=(_unit_row(line, link) for line in collection.lines()),
        findings=(_finding_row(line, found) for line, found in collection.findings()),
        tables=tuple(_tables(collection)),
    )
    pieces.enable_buffering(_PIECES_AT_ONCE)
    pieces.dump(stream, encoding="utf-8", errors="replace")


def _counts(overview: Overview) -> tuple[CountLine, ...]:
    return (*unit_counts(overview), *finding_counts(overview), *zero_counts(overview))


def _unit_row(line: UnitLine, link: LinkTo) -> _UnitRow:
    remark = " ".join(words for words in (remark_of(line), since_last_run(line)) if words)
    return _UnitRow(
        name=clean_text(line.unit),
        path=one_line(line.file),
        standing=line.standing.value,
        word=STANDING_WORDS[line.standing],
        counted=yes_or_no(counted=line.counted) if line.file else "",
        year=line.year or "",
        problems=tuple(line.open_findings.values()) if line.file else ("",) * 3,
        words=tuple(map(clean_text, (line.first_problem, remark))),
        file=one_line(PurePath(line.file).name),
        href=_href(link(line.file)) if line.file else "",
    )


def _href(way: str) -> str:
    """Return the way to a file as a link; one with a drive leads there from anywhere."""
    drive = PureWindowsPath(way).drive
    return (
        f"{f'file:///{drive}' if drive else ''}{quote(way[len(drive) :], errors='surrogateescape')}"
    )


def _finding_row(line: UnitLine | None, finding: Finding) -> _FindingRow:
    return _FindingRow(
        unit=clean_text(line.unit if line else unit_of(finding)),
        path=one_line(line.file) if line else "",
        standing=line.standing.value if line else "",
        rule=finding.rule,
        severity=finding.severity.value,
        words=tuple(map(clean_text, finding_words(finding))),
    )


def _tables(collection: Collection) -> Iterator[PageTable]:
    """Yield the tables with their sums; a cell that a counted unit lacks stays empty."""
    sums = collection.sums

    def printed(key: CellKey) -> str:
        return plain_digits(sums[key]) if key in sums else ""

    for key, sheet in layout_of(collection.edition).tables.items():
        caption = f"{sheet.part.heading}（合计）"
        identity = f"{key}-table" if key in _OWN_IDENTITIES else key
        yield page_table(grid_with_figures(sheet, printed), caption, identity)
