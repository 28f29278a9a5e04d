"""Statements of the text beside the tables: what each is compared with, and whether it agrees.

The rules G701–G715 tell where they differ; the command ``claims`` lists them all.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

from gaitool.answers import plain_digits
from gaitool.claims import Claim, Field, Kind, Quotation, cells_of
from gaitool.claims.cells import Sum, cells_of_field
from gaitool.claims.claim import APPLICANTS, Refusal
from gaitool.claims.processing_fees import PROCESSING_FEES
from gaitool.filled_report import FilledReport, MissingNumber
from gaitool.form import CellKey, Form
from gaitool.prose.personal_data import masked
from gaitool.record import Value
from gaitool.rules.arithmetic import sum_name, total_figure
from gaitool.rules.last_year import last_figure
from gaitool.rules.number_beside import made_up_with_others
from gaitool.rules.rule import CannotCheck
from gaitool.rules.stated import claims_in, own_claims, uncompared_in
from gaitool.rules.texts import Text

_Compute = Callable[..., Iterator["PossibleFigure"]]
_Groups = Iterable[tuple[Sum, ...]]
_Agrees = Callable[[FilledReport, Claim, "PossibleFigure"], bool]

CARRIED_OUT = CellKey("applications", "carried_out", "total")
HUNDRED = Decimal(100)
# In the order in which a share without a named whole is likeliest meant.
_WHOLES = (Field.CONCLUDED, Field.RECEIVED, Field.HANDLED)
_FEES_APART = "信息处理费不在表里，只与正文别处写的比较（G711）"
_IN_PART = "与同一句里旁边的数合起来才是表里的数，像是其中一部分"
_TOLD_IN_PARTS = frozenset(["applications", "disputes"])
_NO_SUCH_CELL = "这一表式没有这一格"
_NO_PERCENTAGE = "表里的数算不出这个百分数"
_WITHOUT_FIGURES = {
    Kind.ALL: "“全部”“均”说的是哪些申请，表里看不出",
    Kind.RATE_IN_TIME: "按期答复的比率与表里的数无关",
    **dict.fromkeys((Kind.CHANGE, Kind.SHARE, Kind.RATE), _NO_PERCENTAGE),
}


class PossibleFigure(Value):
    """A figure that a statement may mean: a sum of cells, or a percentage computed from cells.

    ``words`` of a percentage say what was divided by what.
    """

    cells: Sum
    figure: Decimal
    words: str = ""


class Comparison(Value):
    """The readings of a statement that the tables know, the likeliest first.

    ``missing`` are the cells that further readings lack; one of those may have been meant, so
    that nothing can be said where none of the known ones ``agrees``.
    """

    readings: tuple[PossibleFigure, ...] = ()
    missing: tuple[CellKey, ...] = ()
    agrees: bool = False

    @property
    def differs(self) -> bool:
        """Whether the tables say otherwise."""
        return bool(self.readings) and not self.agrees and not self.missing


class Stated(Value):
    """A statement of a text; ``reason`` tells why it was not compared, else it is empty."""

    text: Text
    claim: Claim
    comparison: Comparison
    reason: str = ""


class NumberApart(Value):
    """A number of a text that became no statement, and the reason in words for users."""

    text: Text
    number: str
    source: Quotation
    reason: str


class TextNumbers(Value):
    """All the numbers of a report's text, each with its part in the comparison."""

    stated: tuple[Stated, ...] = ()
    apart: tuple[NumberApart, ...] = ()

    @property
    def counting(self) -> tuple[NumberApart, ...]:
        """The numbers apart that count something: no dates, document numbers, ordinals."""
        return tuple(each for each in self.apart if each.reason != Refusal.DATE)

    @property
    def compared(self) -> int:
        """How many statements were compared with the tables."""
        return sum(not each.reason for each in self.stated)

    @property
    def contradicted(self) -> int:
        """How many statements the tables contradict."""
        return sum(each.comparison.differs for each in self.stated)

    @property
    def not_compared(self) -> int:
        """How many statements and other numbers were not; dates and the like count nothing."""
        return len(self.stated) + len(self.counting) - self.compared


def differing(
    report: FilledReport, fields: Iterable[Field], *kinds: Kind
) -> Iterator[tuple[Text, Claim, Comparison]]:
    """Yield the statements about these figures that the tables contradict.

    Raises MissingNumber after the last of them: a claim about a blank cell must not hide the
    claims that follow.
    """
    asked = frozenset(fields)
    missing: list[CellKey] = []
    for text, claim in own_claims(report):
        if claim.field in asked and claim.kind in kinds:
            beside = comparison(report, claim)
            if not beside.agrees:
                missing += beside.missing
            if beside.differs and not _is_in_part(report, text, claim, beside):
                yield text, claim, beside
    if missing:
        raise MissingNumber(dict.fromkeys(missing))


def text_numbers(report: FilledReport) -> TextNumbers:
    """Return every number of the text; raises CannotCheck where there is no text."""
    return TextNumbers(tuple(_statements(report)), tuple(_apart(report)))


def _apart(report: FilledReport) -> Iterator[NumberApart]:
    for text, numbers in groupby(uncompared_in(report), key=itemgetter(0)):
        shown = masked(text.words)
        for _, number in numbers:
            start, end = number.source.start, number.source.end
            # Of a person's number not even a part may be told; other signs stay where they are.
            is_hidden = shown[start:end] != text.words[start:end]
            words = shown[start:end] if is_hidden else number.number
            yield NumberApart(text, words, number.source, number.reason)


def _statements(report: FilledReport) -> Iterator[Stated]:
    for text, claim, reason in claims_in(report):
        if reason or claim.field in PROCESSING_FEES:
            yield Stated(text, claim, Comparison(), reason or _FEES_APART)
            continue
        try:
            beside = comparison(report, claim)
        except CannotCheck as why:
            yield Stated(text, claim, Comparison(), str(why))
            continue
        if _is_in_part(report, text, claim, beside):
            yield Stated(text, claim, Comparison(), _IN_PART)
        else:
            yield Stated(text, claim, beside, _lacking(report, claim, beside))


def _is_in_part(report: FilledReport, text: Text, claim: Claim, beside: Comparison) -> bool:
    """Whether only the numbers of its sentence together are what the tables have."""
    if not beside.differs or claim.kind is not Kind.COUNT:
        return False
    figures = [each.figure for each in beside.readings if each.cells[0].table in _TOLD_IN_PARTS]
    return made_up_with_others(text.words, report.cover, claim, figures)


def _lacking(report: FilledReport, claim: Claim, beside: Comparison) -> str:
    if beside.agrees or beside.differs:
        return ""
    if beside.missing:
        return f"表里没有数：{'、'.join(dict.fromkeys(map(report.label, beside.missing)))}"
    return _WITHOUT_FIGURES.get(claim.kind, _NO_SUCH_CELL)


def comparison(report: FilledReport, claim: Claim) -> Comparison:
    """Compare a statement with the tables; raises CannotCheck without last year's report."""
    compute, groups, agrees = _way(report.form, claim)
    known, missing = _known(report, compute, groups)
    return Comparison(known, missing, any(agrees(report, claim, each) for each in known))


def _way(form: Form, claim: Claim) -> tuple[_Compute, _Groups, _Agrees]:
    """Return how a kind of statement is compared: what is computed, of which sums, and how."""
    sums = [(cells,) for cells in cells_of(form, claim)]
    match claim.kind:
        case Kind.CHANGE:
            return _changes, sums, _is_close
        case Kind.SHARE:
            parts = [(cells, base) for (cells,) in sums for base in _bases(form, claim, cells)]
            return _shares, parts, _is_close
        case Kind.RATE | Kind.RATE_IN_TIME:
            # Only of all requests do the tables know something: none may be carried over.
            of_all = claim.kind is Kind.RATE and claim.value == HUNDRED
            return _counts, [((CARRIED_OUT,),)] if of_all else [], _is_none
        case Kind.ALL:
            return _counts, sums if claim.field in APPLICANTS else [], _leaves_none_out
        case _:
            return _counts, sums, _is_equal


def _is_equal(_: FilledReport, claim: Claim, reading: PossibleFigure) -> bool:
    return reading.figure == claim.value


def _is_close(_: FilledReport, claim: Claim, reading: PossibleFigure) -> bool:
    return abs(claim.value - reading.figure) <= claim.tolerance


def _is_none(_: FilledReport, __: Claim, reading: PossibleFigure) -> bool:
    return not reading.figure


def _leaves_none_out(report: FilledReport, _: Claim, reading: PossibleFigure) -> bool:
    return not left_out(report, reading)


def _known(
    report: FilledReport,
    compute: _Compute,
    sums: _Groups,
) -> tuple[tuple[PossibleFigure, ...], tuple[CellKey, ...]]:
    """Return the readings whose figures are known, and the cells that the others lack."""
    readings: list[PossibleFigure] = []
    missing: list[CellKey] = []
    for group in sums:
        try:
            readings += compute(report, *group)
        except MissingNumber as gap:
            missing += gap.keys
    return tuple(readings), tuple(missing)


def _counts(report: FilledReport, cells: Sum) -> Iterator[PossibleFigure]:
    yield PossibleFigure(cells, total_figure(report, cells))


def left_out(report: FilledReport, reading: PossibleFigure) -> Decimal:
    """Return how many requests of a reading's rows are not from its applicants."""
    return total_figure(report, totals_of(reading.cells)) - reading.figure


def totals_of(cells: Sum) -> Sum:
    """Return the cells of all applicants in the rows of some cells."""
    return tuple(dict.fromkeys(key._replace(column=CARRIED_OUT.column) for key in cells))


def _changes(report: FilledReport, cells: Sum) -> Iterator[PossibleFigure]:
    """Yield by how much a sum of cells has changed; nothing where it was 0."""
    this = total_figure(report, cells)
    last = sum((last_figure(report, key) for key in cells), start=Decimal(0))
    # There is no percentage of growth from 0.
    if last:
        figures = f"由 {plain_digits(last)} 到 {plain_digits(this)}"
        words = f"“{sum_name(report.form, cells)}”{figures}，同比"
        yield PossibleFigure(cells, (this - last) * HUNDRED / last, words)


def _bases(form: Form, claim: Claim, cells: Sum) -> tuple[Sum, ...]:
    """Return the wholes that a share may be of, the likeliest first.

    A share of applicants is of the total of the same rows; only requests have a whole in the
    tables.
    """
    if cells[0].table != CARRIED_OUT.table:
        return ()
    totals = totals_of(cells)
    if totals != cells:
        return (totals,)
    named = cells_of_field(form, claim.base) if claim.base else ()
    return named or tuple(whole for field in _WHOLES for whole in cells_of_field(form, field))


def _shares(report: FilledReport, cells: Sum, base: Sum) -> Iterator[PossibleFigure]:
    part, whole = total_figure(report, cells), total_figure(report, base)
    if whole:
        name, of = (sum_name(report.form, keys) for keys in (cells, base))
        words = f"“{name}” {plain_digits(part)} 占“{of}” {plain_digits(whole)} 的 "
        yield PossibleFigure(cells, part * HUNDRED / whole, words)
