"""The messy Word documents: how each prints what its truth file says."""

from collections.abc import Iterator

from tests.importing.messy.grids import (
    Cell,
    Grid,
    applications_grid,
    applications_head,
    broken_up,
    disclosure_blocks,
    disclosure_grid,
    disclosure_grid_2019,
    disputes_grid,
    divided,
    relabelled,
    respelled,
    torn,
)
from tests.importing.messy.outline import Line, Look, outline
from tests.importing.messy.word import written, written_in_layout_table, written_in_template
from tests.support.importing.truth import Truth

_HALF_WIDTH = {"（": "(", "）": ")", "：": ":"}


def merged_cells(truth: Truth) -> bytes:
    """Everything as the form has it, labels broken into lines for the narrow columns."""
    lines = {
        "（一）项": "\n（一）项",
        "政府信息公开申请数量": "\n政府信息公开申请数量",
        "社会公益": "社会\n公益",
    }
    tables = {
        "disclosure": [respelled(disclosure_grid(truth), lines)],
        "applications": [respelled(applications_grid(truth), lines)],
        "disputes": [disputes_grid(truth)],
    }
    return written(outline(truth, tables))


def torn_tables(truth: Truth) -> bytes:
    """Contents in front; table 二 in four; table 三 goes on, heads repeated, on the next page."""
    upper, lower = torn(applications_grid(truth), "5.属于三类内部事务信息")
    applications = [respelled(grid, _HALF_WIDTH) for grid in (upper, applications_head() + lower)]
    tables = {
        "disclosure": [respelled(grid, _HALF_WIDTH) for grid in disclosure_blocks(truth)],
        "applications": [applications[0], Line("— 7 —"), applications[1]],
        "disputes": [disputes_grid(truth)],
    }
    title, *others = outline(truth, tables)
    return written([title, *_contents(truth), *others])


def _contents(truth: Truth) -> Iterator[Line]:
    yield Line("目  录", Look.PART)
    for page, heading in enumerate(truth.printed["headings"], start=2):
        yield Line(f"{heading}{'…' * 12}{page}")


def broken_labels(truth: Truth) -> bytes:
    """Labels that break off in the middle of a cell and go on in the next one."""
    grid = applications_grid(truth)
    for label, first in (
        ("一、本年新收政府信息公开申请数量", "一、本年新收政府信"),
        ("四、结转下年度继续办理", "四、结转下"),
        ("（一）予以公开", "（一）予"),
    ):
        grid = broken_up(grid, label, first)
    spellings = {
        "“三安全一稳定”": '"三安全\n一稳定"',
        "1.": "1 ",
        "2.": "2、",
        "、行政机关": "，行政机关",
    }
    tables = {
        "disclosure": [
            respelled(disclosure_grid(truth), {"本年": "本 年 ", "第二十条": "第 二十 条 "})
        ],
        "applications": [respelled(grid, spellings)],
        "disputes": [respelled(disputes_grid(truth), {"结果": "结\n果", "尚未": "尚未\n"})],
    }
    return written(outline(truth, tables))


def layout_table(truth: Truth) -> bytes:
    """All of it in a cell of a layout table, the statutory tables nested in it."""
    tables = {
        "disclosure": [disclosure_grid(truth)],
        "applications": [_with_plain_labels(applications_grid(truth))],
        "disputes": divided(disputes_grid(truth), 5),
    }
    return written_in_layout_table(
        outline(truth, tables), beside="首页 > 街道信息 > 政府信息公开年报"
    )


def _with_plain_labels(grid: Grid) -> Grid:
    return relabelled(
        grid,
        {
            "3.危及“三安全一稳定”": "3.危及三安全一稳定",
            "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "（二）部分公开",
        },
    )


def revisions(truth: Truth) -> bytes:
    """Figures corrected with tracked changes, a text box, a page header, content controls."""
    corrected = {
        "applications.received.natural_person": "{-18-}{+19+}",
        "applications.granted.natural_person": "{-1-}5",
        "applications.refused_third_party.total": "{+1+}{-0-}",
        "applications.unavailable_not_held.natural_person": "{+6+}",
    }
    tables = {
        "disclosure": [disclosure_grid(truth)],
        "applications": [applications_grid(truth, corrected)],
        "disputes": [disputes_grid(truth, {"disputes.review.pending": "{-13-}{+3+}"})],
    }
    return written_in_template(
        outline(truth, tables), boxed="公开属性：主动公开", header="打浦街道政府信息公开年报"
    )


def missing_table(truth: Truth) -> bytes:
    """A sentence in place of table 四; a row that the truth does not give is not printed."""
    sentence = "本年度没有因政府信息公开引起行政复议、行政诉讼的情况。"
    tables = {
        "disclosure": [disclosure_grid(truth)],
        "applications": [applications_grid(truth)],
        "disputes": [Line(sentence)],
    }
    return written(outline(truth, tables))


def form_of_2019(truth: Truth) -> bytes:
    """The old form, whose table 二 asks other questions and whose table 三 has 23 rows."""
    lines = {"本年新": "本年新\n", "对外公开": "对外公\n开"}
    tables = {
        "disclosure": [respelled(disclosure_grid_2019(truth), lines)],
        "applications": [applications_grid(truth)],
        "disputes": [disputes_grid(truth)],
    }
    return written(outline(truth, tables))


def doubled_figures(truth: Truth) -> bytes:
    """Two numbers in a cell, a row printed twice with other numbers, a row with a cell too many."""
    grid = applications_grid(truth, {"applications.granted.natural_person": "2\n3"})
    grid = _with_a_cell_too_many(grid, "4.保护第三方合法权益")
    tables = {
        "disclosure": [disclosure_grid(truth)],
        "applications": [_with_a_second_row(grid, "2.重复申请", figure="2")],
        "disputes": [disputes_grid(truth)],
    }
    return written(outline(truth, tables))


def _with_a_cell_too_many(grid: Grid, label: str) -> Grid:
    longer = [[*row[:-1], Cell("0"), row[-1]] for row in grid]
    return [more if Cell(label) in row else row for row, more in zip(grid, longer, strict=True)]


def _with_a_second_row(grid: Grid, label: str, figure: str) -> Grid:
    """Return the grid with a row printed again, its first figure and its total another."""
    at = next(number for number, row in enumerate(grid) if Cell(label) in row)
    first, _, *between, _ = grid[at]
    again = [first, Cell(figure), *between, Cell(figure)]
    reaching = [
        [Cell(cell.text, cell.across, cell.down + (cell.down > at - number)) for cell in row]
        for number, row in enumerate(grid[:at])
    ]
    return [*reaching, grid[at], again, *grid[at + 1 :]]
