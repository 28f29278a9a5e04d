"""The words in which the numbers of a text are listed, the same on a screen and in a file."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from gaitool.answers import plain_digits
from gaitool.claims import Claim, Kind, Quotation
from gaitool.claims.claim import Refusal
from gaitool.filled_report import FilledReport
from gaitool.rules.arithmetic import sum_name
from gaitool.rules.compared import PossibleFigure, Stated, TextNumbers
from gaitool.rules.texts import Text, found_words

AGREES, DIFFERS, NOT_COMPARED = "相符", "不相符", "没有比较"
TEXT_NUMBERS = "正文里的数"
READ_COLUMNS = ("写的", "读作", "表里的数", "结果", "原句")
APART_COLUMNS = ("没有比较的", "原因", "原句")
_AROUND = 14
_KIND_WORDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.NONE: "没有",
        Kind.ALL: "全部",
        Kind.CHANGE: "同比",
        Kind.SHARE: "占",
        Kind.RATE: "比率",
        Kind.RATE_IN_TIME: "按期",
    }
)


def value_words(claim: Claim) -> str:
    """Return what a text states of a figure: 12, 没有, 同比 -9.1%."""
    number = plain_digits(claim.value)
    match claim.kind:
        case Kind.COUNT:
            return f"约 {number}" if claim.approximate else number
        case Kind.NONE | Kind.ALL:
            return _KIND_WORDS[claim.kind]
        case _:
            return f"{_KIND_WORDS[claim.kind]} {number}%"


def figure_words(report: FilledReport, claim: Claim) -> str:
    """Return which figure a statement was read as; a single row goes by its own name."""
    area = "（全域）" if claim.whole_area else ""
    rows = (row for table in report.form.tables for row in report.form.rows(table))
    row = next((row for row in rows if row.key == claim.row), None)
    of_row = f"：{row.short or row.label}" if row else ""
    return f"{claim.field.words}{of_row}{area}"


def table_words(report: FilledReport, stated: Stated) -> str:
    """Return what the tables have for a statement; of several readings the one that agrees."""
    return "；".join(_reading_words(report, each) for each in readings_to_show(stated))


def readings_to_show(stated: Stated) -> tuple[PossibleFigure, ...]:
    """Return the reading that a statement agrees with, or all that it contradicts."""
    claim, beside = stated.claim, stated.comparison
    if stated.reason or claim.kind in {Kind.ALL, Kind.RATE}:
        return beside.readings[:1]
    fitting = (r for r in beside.readings if abs(r.figure - claim.value) <= claim.tolerance)
    return (first,) if (first := next(fitting, None)) else beside.readings


def _reading_words(report: FilledReport, reading: PossibleFigure) -> str:
    name = sum_name(report.form, reading.cells)
    percent = "%" if reading.words else ""
    figure = f"{reading.figure:.2f}" if percent else plain_digits(reading.figure)
    return f"{name} {figure}{percent}"


def result_words(stated: Stated) -> str:
    """Return whether text and tables agree, or why nobody can say."""
    if stated.reason:
        return f"{NOT_COMPARED}：{stated.reason}"
    return AGREES if stated.comparison.agrees else DIFFERS


def place_of(report: FilledReport, text: Text) -> str:
    """Return where a text stands, as findings name it."""
    return found_words(report, text, "").label


def around(text: Text, source: Quotation) -> str:
    """Return the sentence about the words that were read, shortened where it is long."""
    start, end = span_in_quote(text, source)
    first, last = max(start - _AROUND, 0), end + _AROUND
    # No number is cut: what is left of it would be another.
    while first and source.quote[first - 1].isdigit():
        first -= 1
    while source.quote[last - 1 : last].isdigit() and source.quote[last : last + 1].isdigit():
        last += 1
    before, after = "…" if first else "", "…" if last < len(source.quote) else ""
    return f"{before}{source.quote[first:last].strip()}{after}"


def span_in_quote(text: Text, source: Quotation) -> tuple[int, int]:
    """Return where in its sentence the words stand that were read."""
    begins = max(text.words.find(source.quote), 0)
    return max(source.start - begins, 0), max(source.end - begins, 0)


def closing_lines(numbers: TextNumbers) -> Iterator[str]:
    """Yield how many numbers were compared, how many not, and how many count nothing."""
    if dates := len(numbers.apart) - len(numbers.counting):
        yield f"{Refusal.DATE.value} {dates} 处没有列出；要看，用 --format json 或 csv。"
    yield f"{TEXT_NUMBERS}：{compared_words(numbers)}"


def compared_words(numbers: TextNumbers) -> str:
    """Return how many numbers were compared, how many of them agree, and how many were not."""
    agreeing = numbers.compared - numbers.contradicted
    return (
        f"与表格比较了 {numbers.compared} 个（{AGREES} {agreeing} 个，"
        f"{DIFFERS} {numbers.contradicted} 个），没有比较 {numbers.not_compared} 个。"
    )
