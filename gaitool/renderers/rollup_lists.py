"""单位清单 and 问题清单 of the roll-up's workbook: a row a unit, a row a finding."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import PurePath
from types import MappingProxyType

from gaitool.collection import Collection, Standing, UnitLine
from gaitool.findings import Finding, Severity
from gaitool.renderers.finding_columns import (
    FINDING_COLUMNS,
    column_pixels,
    finding_words,
    words_height,
)
from gaitool.renderers.rollup_wording import (
    BETWEEN_UNITS,
    STANDING_WORDS,
    remark_of,
    yes_or_no,
)
from gaitool.renderers.workbook_looks import LIST_SIZE
from gaitool.renderers.workbook_rows import Content, Link, LinkTo, RowSheet

_A4 = 9
_HEAD_HEIGHT = 36.0
_UNIT_COLUMNS = MappingProxyType(
    {
        "序号": 6,
        "单位": 28,
        "状态": 9,
        "计入": 6,
        "年度": 7,
        "错误": 6,
        "核实": 6,
        "提示": 6,
        "首个问题": 46,
        "说明": 30,
        "上次以来\n已改": 9,
        "上次以来\n新增": 9,
        "文件": 26,
        "链接": 7,
    }
)
_FINDING_WIDTHS = (22, 10, 8, 18, 26, 10, 10, 7, 46, 36)
_FINDING_COLUMNS = MappingProxyType(
    dict(zip(("单位", *FINDING_COLUMNS), _FINDING_WIDTHS, strict=True))
)
_OPEN = "打开"
_STANDING_LOOKS: Mapping[Standing, str] = MappingProxyType(
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
    """Write 单位清单; return how many units it could not hold."""
    _set_up(rows, _UNIT_COLUMNS, frozen_columns=2)
    left_out = rows.fill(
        enumerate(collection.lines(), start=1),
        lambda numbered: _write_unit(rows, *numbered, link),
        called="个单位",
    )
    rows.sheet.autofilter(0, 0, max(rows.row - 1, 1), len(_UNIT_COLUMNS) - 1)
    return left_out


def write_findings(rows: RowSheet, collection: Collection) -> int:
    """Write 问题清单, those between units first; return how many findings it could not hold."""
    _set_up(rows, _FINDING_COLUMNS, frozen_columns=1)
    between: Iterator[tuple[UnitLine | None, Finding]] = (
        (None, finding) for finding in collection.own_findings
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
    for column, width in enumerate(columns.values()):
        sheet.set_column_pixels(column, column, column_pixels(width))
    rows.add_like("list_head", tuple(columns), _HEAD_HEIGHT)
    sheet.freeze_panes(1, frozen_columns)
    sheet.repeat_rows(0)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.hide_gridlines(2)


def _write_unit(rows: RowSheet, number: int, line: UnitLine, link: LinkTo) -> None:
    name = PurePath(line.file).name
    contents: tuple[Content, ...] = (
        number,
        line.unit,
        STANDING_WORDS[line.standing],
        yes_or_no(counted=line.counted) if line.file else None,
        line.year,
        *((line.errors, line.warnings, line.notices) if line.file else (None,) * 3),
        line.first_problem,
        remark_of(line),
        line.mended,
        line.added,
        name,
        Link(_OPEN, link(line.file)) if line.file else None,
    )
    looks = ["list_word"] * len(contents)
    for column in (1, 8, 9, 12):
        looks[column] = "list_text"
    looks[2], looks[-1] = _STANDING_LOOKS[line.standing], "list_link"
    texts = (line.unit, line.first_problem, remark_of(line), name)
    widths = tuple(_UNIT_COLUMNS[column] for column in ("单位", "首个问题", "说明", "文件"))
    _add(rows, contents, looks, words_height(texts, widths, LIST_SIZE))


def _write_finding(rows: RowSheet, line: UnitLine | None, finding: Finding) -> None:
    words = (_unit_words(line), *finding_words(finding))
    looks = ["list_text"] * len(words)
    looks[1] = SEVERITY_LOOKS[finding.severity]
    _add(rows, words, looks, words_height(words, _FINDING_COLUMNS.values(), LIST_SIZE))


def _unit_words(line: UnitLine | None) -> str:
    """Return whose finding it is; of a unit with several files, also in which of them."""
    if line is None:
        return BETWEEN_UNITS
    is_second = line.standing is Standing.DUPLICATE
    return f"{line.unit}（{PurePath(line.file).name}）" if is_second else line.unit


def _add(rows: RowSheet, contents: Iterable[Content], looks: Iterable[str], height: float) -> None:
    formats = map(rows.looks.named, looks)
    rows.add(list(zip(contents, formats, strict=True)), height)
