"""单位清单 and 问题清单 of the roll-up's workbook: a row a unit, a row a finding."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import PurePath
from types import MappingProxyType

from gaitool.collection import Collection, Standing, UnitLine
from gaitool.findings import Finding, Severity
from gaitool.renderers.findings.columns import (
    FINDING_COLUMNS,
    column_pixels,
    finding_words,
    words_height,
)
from gaitool.renderers.printable import one_line
from gaitool.renderers.rollup.needed import lines_by_need
from gaitool.renderers.rollup.wording import (
    STANDING_WORDS,
    counted_between,
    first_problem_of,
    remark_of,
    unit_of,
    yes_or_no,
)
from gaitool.renderers.sheets.looks import LIST_SIZE, set_columns, set_up_list_page
from gaitool.renderers.sheets.rows import Content, Link, LinkTo, RowSheet

UNITS_SHEET = "单位清单"
_HEAD_HEIGHT = 36.0
_MENDED, _ANSWERED, _ADDED = (f"上次以来\n{what}" for what in ("已改", "已说明", "新增"))
_FILE_COLUMNS = ("计入", "年度", "错误", "核实", "提示", "文件", "链接")
_UNIT_COLUMNS = MappingProxyType(
    {
        "序号": 6,
        "单位": 26,
        "状态": 9,
        "计入": 6,
        "年度": 7,
        "错误": 6,
        "核实": 6,
        "提示": 6,
        "首个问题": 52,
        "说明": 30,
        _MENDED: 9,
        _ANSWERED: 9,
        _ADDED: 9,
        "文件": 28,
        "链接": 7,
    }
)
_FINDING_WIDTHS = (24, 9, 7, 17, 20, 11, 15, 10, 62, 32)
_FINDING_COLUMNS = MappingProxyType(
    dict(zip(("单位", *FINDING_COLUMNS), _FINDING_WIDTHS, strict=True))
)
_OPEN = "打开"
STANDING_LOOKS: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.PASSED: "list_good",
        Standing.FAILED: "list_bad",
        Standing.UNUSABLE: "list_bad",
        Standing.MISSING: "list_ask",
        Standing.DUPLICATE: "list_told",
    }
)
SEVERITY_LOOKS: Mapping[Severity, str] = MappingProxyType(
    {
        Severity.ERROR: "list_bad",
        Severity.WARNING: "list_ask",
        Severity.NOTICE: "list_told",
    }
)


def write_units(rows: RowSheet, collection: Collection, link: LinkTo) -> int:
    """Write 单位清单, who must mend something first; return how many units it could not hold."""
    _set_up(rows, _UNIT_COLUMNS, frozen_columns=2)
    left_out = rows.fill(
        enumerate(lines_by_need(collection), start=1),
        lambda numbered: _write_unit(rows, *numbered, link),
        called="个单位",
    )
    rows.sheet.autofilter(0, 0, max(rows.row - 1, 1), len(_UNIT_COLUMNS) - 1)
    return left_out


def write_findings(rows: RowSheet, collection: Collection) -> int:
    """Write 问题清单, a row for each that is counted; return how many it could not hold."""
    _set_up(rows, _FINDING_COLUMNS, frozen_columns=1)
    between: Iterator[tuple[UnitLine | None, Finding]] = (
        (None, finding) for finding in counted_between(collection)
    )
    left_out = rows.fill(
        chain(between, collection.findings()),
        lambda found: _write_finding(rows, *found),
        called="个问题",
    )
    rows.sheet.autofilter(0, 0, max(rows.row - 1, 1), len(_FINDING_COLUMNS) - 1)
    return left_out


def _set_up(rows: RowSheet, columns: Mapping[str, int], *, frozen_columns: int) -> None:
    sheet = rows.sheet
    set_columns(sheet, map(column_pixels, columns.values()))
    rows.add_like("list_head", tuple(columns), _HEAD_HEIGHT)
    sheet.freeze_panes(1, frozen_columns)
    sheet.repeat_rows(0)
    set_up_list_page(sheet)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.hide_gridlines(2)


def _write_unit(rows: RowSheet, number: int, line: UnitLine, link: LinkTo) -> None:
    cells = {"序号": (number, "list_word"), **_unit_cells(line), **_file_cells(line, link)}
    texts = {
        column: content
        for column, (content, look) in cells.items()
        if isinstance(content, str) and look == "list_text"
    }
    height = words_height(texts.values(), [_UNIT_COLUMNS[column] for column in texts], LIST_SIZE)
    contents, looks = zip(*(cells[column] for column in _UNIT_COLUMNS), strict=True)
    _add(rows, contents, looks, height)


def _unit_cells(line: UnitLine) -> dict[str, tuple[Content, str]]:
    """Return what is said of a unit, by column: the content and its look."""
    return {
        "单位": (line.unit, "list_text"),
        "状态": (STANDING_WORDS[line.standing], STANDING_LOOKS[line.standing]),
        "首个问题": (first_problem_of(line), "list_text"),
        "说明": (remark_of(line), "list_text"),
        _MENDED: (line.mended, "list_word"),
        _ANSWERED: (line.answered, "list_word"),
        _ADDED: (line.added, "list_word"),
    }


def _file_cells(line: UnitLine, link: LinkTo) -> dict[str, tuple[Content, str]]:
    """Return what is said of a unit's file; nothing where it has handed in none."""
    if not line.file:
        return dict.fromkeys(_FILE_COLUMNS, (None, "list_word"))
    contents: tuple[Content, ...] = (
        yes_or_no(counted=line.counted),
        line.year,
        *line.open_findings.values(),
    )
    words = ((content, "list_word") for content in contents)
    file = (one_line(PurePath(line.file).name), "list_text")
    opened = (Link(_OPEN, link(line.file)), "list_link")
    return dict(zip(_FILE_COLUMNS, (*words, file, opened), strict=True))


def _write_finding(rows: RowSheet, line: UnitLine | None, finding: Finding) -> None:
    unit, severity, *others = (_unit_words(line, finding), *finding_words(finding))
    words = (unit, severity, *others)
    looks = ("list_text", SEVERITY_LOOKS[finding.severity], *["list_text"] * len(others))
    _add(rows, words, looks, words_height(words, _FINDING_COLUMNS.values(), LIST_SIZE))


def _unit_words(line: UnitLine | None, finding: Finding) -> str:
    """Return whose finding it is; of a unit with several files, also in which of them."""
    if line is None:
        return unit_of(finding)
    is_second = line.standing is Standing.DUPLICATE
    return f"{line.unit}（{PurePath(line.file).name}）" if is_second else line.unit


def _add(rows: RowSheet, contents: Iterable[Content], looks: Iterable[str], height: float) -> None:
    formats = map(rows.looks.named, looks)
    rows.add(list(zip(contents, formats, strict=True)), height)
