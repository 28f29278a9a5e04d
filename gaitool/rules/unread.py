"""G108, G109: what of the tables could not be read, which is neither blank nor 0."""

from collections.abc import Callable, Iterator, Sequence

from gaitool.as_printed import Unread
from gaitool.face import FACE
from gaitool.filled_report import FilledReport
from gaitool.findings import Severity
from gaitool.form import CellKey, Table, predecessor
from gaitool.rules.observed import demand_workbook
from gaitool.rules.rule import Violation, convention, found, rule
from gaitool.text.first_of_many import first_of_many
from gaitool.text.shortening import shortened

_MOST_NAMED = 3
_LOOK = f"对照原文看这几个数；要核对它们，先{FACE.into_workbook}，补上这几格。"
_REFILL = "整张表按现行格式重新填。"
_LONGEST_QUOTE = 300
"""Characters: a table of 25 rows is told by its beginning."""


@rule(
    "G108",
    Severity.WARNING,
    "公布的表里印出的数都读出来了",
    convention("对不上行和列的数不猜：既不当作空白，也不当作 0"),
)
def every_printed_figure_was_read(report: FilledReport) -> Iterator[Violation]:
    """Name once a cause the figures that a published source prints and nobody could place."""
    for unread in report.unread:
        if _is_cut(report, unread):
            continue
        table, printed = report.form.tables[unread.table], _shortened(unread.text)
        words = f"印的“{printed}”" if printed else "的数"
        inputs = [key for key in unread.keys if not table.is_total(key)]
        yield Violation(
            cells=tuple(found(report, key) for key in unread.keys),
            suspects=len(unread.keys),
            message=(
                f"{_of_edition_before(report, unread)}"
                f"表里{words}没有读出来：{unread.reason}。"
                f"{_what_is_lost(table, inputs or unread.keys)}不算空白，也不算 0。"
            ),
            actual=printed,
            hint=_REFILL if unread.is_of_edition_before else _LOOK,
        )


def _of_edition_before(report: FilledReport, unread: Unread) -> str:
    """Say outright that a table is on the form of the edition before, which is used no more."""
    form = report.form
    old = predecessor(form) if unread.is_of_edition_before else None
    year = f"{report.cover.year}年度的报告" if report.cover.known_year else "这份报告"
    if old is None:
        return ""
    table = form.tables[unread.table]
    is_read = any(not report.answer(key).blank for key in table.inputs)
    rows = "这几行的列标题" if is_read else ""
    return (
        f"{year}，{table.name}{rows}用的是 {old.version} 年的旧格式（{old.basis}），"
        f"应当用 {form.version} 年的格式（{form.basis}）。"
    )


def _is_cut(report: FilledReport, unread: Unread) -> bool:
    """Whether figures are all that is left of a row or table where the source breaks off: G801."""
    left = set(unread.keys) - report.unseen
    is_of_one_row = len({key.row for key in unread.keys}) == 1
    return not left or (is_of_one_row and len(left) < len(unread.keys))


def _shortened(text: str) -> str:
    return shortened(text, _LONGEST_QUOTE, "……")


@rule(
    "G109",
    Severity.ERROR,
    "填写格都找到并读到了",
    convention("按行标题和列标题找填写格，标题没有了就读不到数"),
    each=lambda form: form.tables.values(),
)
def every_input_was_read(report: FilledReport, table: Table) -> Iterator[Violation]:
    """Say once a table which inputs were not found on its sheet, by rows and columns."""
    demand_workbook(report)
    lost = [key for key in table.inputs if key in report.unfound]
    if not lost:
        return
    yield Violation(
        cells=tuple(found(report, key) for key in lost),
        suspects=len(lost),
        message=(
            f"{_what_is_lost(table, lost)}没有读到：工作表里找不到规定的行标题或列标题，"
            "或者数不在标题对着的格里。"
        ),
        expected="规定格式的表，行标题、列标题齐全，数填在标题对着的格里",
        hint=(
            "把行标题、列标题改回规定格式，删去插在中间的行、列；"
            "改不回来的，另取一份空白表，把内容填进去。"
        ),
    )


def _what_is_lost(table: Table, lost: Sequence[CellKey]) -> str:
    """Name the table, or the rows and columns that are lost whole, and how many cells."""
    if len(lost) == len(table.inputs):
        return f"{table.name}整张表的 {len(lost)} 格"
    rows = _lost_whole(table, lost, lambda key: (key.row, table.row(key).path))
    columns = _lost_whole(table, lost, lambda key: (key.column, table.column(key).label))
    # Rows that are lost whole take single columns with them: a cell is told once.
    of_rows = {table.row(key).path for key in lost}
    columns = [] if of_rows.issubset(rows) else columns
    names = [*(f"“{name}”一行" for name in rows), *(f"“{name}”一列" for name in columns)]
    if not names:
        label = f"{table.row(lost[0]).path} · {table.column(lost[0]).label}"
        return f"{table.name}的“{label}”" + (f"等 {len(lost)} 格" if len(lost) > 1 else "")
    named = first_of_many(names, len(names), "行列" if columns else "行", _MOST_NAMED)
    return f"{table.name}的{named}共 {len(lost)} 格"


def _lost_whole(
    table: Table, lost: Sequence[CellKey], line_of: Callable[[CellKey], tuple[str, str]]
) -> list[str]:
    """Return the names of the lines of a table of which no input was read."""
    gone = frozenset(lost)
    read = {line_of(key) for key in table.inputs if key not in gone}
    return [line[1] for line in dict.fromkeys(map(line_of, lost)) if line not in read]
