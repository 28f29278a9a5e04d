"""G711 and G713–G715: sums, changes and shares that the text states."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from gaitool.answers import plain_digits
from gaitool.claims import Claim, Division, Field, Kind, PartList, cells_of
from gaitool.claims.processing_fees import PROCESSING_FEES
from gaitool.filled_report import FilledReport
from gaitool.findings import Severity
from gaitool.rules.arithmetic import difference_words
from gaitool.rules.compared import CARRIED_OUT, PossibleFigure, comparison, differing
from gaitool.rules.last_year import last_year
from gaitool.rules.rule import CannotCheck, Violation, derived, found, rule
from gaitool.rules.stated import fees_in, own_claims, part_lists_in
from gaitool.rules.texts import Text, found_words


@rule(
    "G711",
    Severity.WARNING,
    "各处写的信息处理费一致，明细相加等于总数",
    derived("同一份报告里，信息处理费只有一个数"),
)
def processing_fees_agree(report: FilledReport) -> Iterator[Violation]:
    """Compare the statements of the fee (元) with each other and with their details."""
    stated = fees_in(report)
    if not stated:
        raise CannotCheck("正文没有写信息处理费")
    for passage, statement in stated:
        if statement.details and statement.details.complete:
            yield from _details_add_up(report, passage, statement.details)
    collected = [
        (passage, statement.claim)
        for passage, statement in stated
        if statement.claim.field is Field.PROCESSING_FEE and not statement.claim.approximate
    ]
    # The first statement is the yardstick: each one that differs is told beside it once.
    first_passage, first = collected[0] if collected else (None, None)
    for passage, claim in collected[1:]:
        if first and first_passage and claim.value != first.value:
            yield Violation(
                cells=(
                    found_words(report, passage, claim.quote),
                    found_words(report, first_passage, first.quote),
                ),
                message=(
                    f"这里{_fee_words(claim)}：“{claim.quote}”"
                    f"另一处{_fee_words(first)}：“{first.quote}”"
                ),
                expected=plain_digits(first.value),
                actual=plain_digits(claim.value),
                hint="核对实际收取的金额，把几处改成一致。",
                quote=claim.quote,
            )


def _fee_words(claim: Claim) -> str:
    if claim.negative:
        return "说没有收取信息处理费"
    return f"写的信息处理费是 {plain_digits(claim.value)} 元"


@rule(
    "G713",
    Severity.WARNING,
    "“其中”“分别为”列出的各项相加等于所说的总数",
    derived("列全了的各项之和就是总数"),
)
def listed_parts_add_up(report: FilledReport) -> Iterator[Violation]:
    """Add up the lists that claim to leave nothing out; those of fees are G711's."""
    # A list of unknown matter may divide its whole in two ways at once: it is not added up.
    lists = [
        (passage, parts)
        for passage, parts in part_lists_in(report)
        if parts.complete
        and (parts.field is not None or parts.division is not Division.OTHER)
        and parts.field not in PROCESSING_FEES
    ]
    fall_short = any(parts.total < parts.whole for _, parts in lists)
    known = _as_in_the_tables(report) if fall_short else frozenset()
    for passage, parts in lists:
        places = {(passage.part, passage.index, part.start) for part in parts.parts}
        # What a list leaves out is in the tables where they have its parts as it tells them.
        if not (parts.total < parts.whole and places <= known):
            yield from _details_add_up(report, passage, parts)


def _as_in_the_tables(report: FilledReport) -> frozenset[tuple[str, int, int]]:
    """Return the places of the counts with which the tables agree: part, text, character."""
    return frozenset(
        (text.part, text.index, claim.start)
        for text, claim in own_claims(report)
        if claim.kind is Kind.COUNT and comparison(report, claim).agrees
    )


def _details_add_up(report: FilledReport, passage: Text, parts: PartList) -> Iterator[Violation]:
    if parts.total == parts.whole:
        return
    addition = " + ".join(plain_digits(part.value) for part in parts.parts)
    yield Violation(
        cells=(found_words(report, passage, parts.source.quote),),
        message=(
            f"正文写共 {plain_digits(parts.whole)} {parts.unit}，列出的各项 {addition} = "
            f"{plain_digits(parts.total)}，{difference_words(parts.total, parts.whole)}。"
            f"原句：“{parts.source.quote}”"
        ),
        expected=plain_digits(parts.whole),
        actual=plain_digits(parts.total),
        hint="核对总数和各项；没有列全的，加上“等”或写明其余各项。",
        quote=parts.source.quote,
    )


@rule(
    "G714",
    Severity.NOTICE,
    "正文的同比增减与上年数算出的一致",
    derived("同比 =（本年 － 上年）÷ 上年，按所写的小数位四舍五入"),
)
def changes_are_those_from_last_year(report: FilledReport) -> Iterator[Violation]:
    """Recompute 同比 from last year's report, rounded to the decimals that the text states."""
    # Asked first: without last year's report the rule is skipped, not passed.
    last_year(report)
    for passage, claim, beside in differing(report, Field, Kind.CHANGE):
        yield _other_percentage(report, passage, claim, beside.readings[0])


@rule(
    "G715",
    Severity.NOTICE,
    "正文的占比与表中数算出的一致；有结转的不写全部答复",
    derived("占比 = 部分 ÷ 总数；结转下年的申请还没有答复"),
)
def shares_are_those_of_the_tables(report: FilledReport) -> Iterator[Violation]:
    """Recompute 占比 from the tables, and ask about 答复率100% beside carried-over requests."""
    for passage, claim, beside in differing(report, Field, Kind.SHARE, Kind.RATE):
        likeliest = beside.readings[0]
        words = _other_percentage if claim.kind is Kind.SHARE else _not_all_answered
        yield words(report, passage, claim, likeliest)


def _not_all_answered(
    report: FilledReport, passage: Text, claim: Claim, carried_out: PossibleFigure
) -> Violation:
    return Violation(
        cells=(found_words(report, passage, claim.quote), found(report, CARRIED_OUT)),
        message=(
            f"正文写全部答复，表三却有 {plain_digits(carried_out.figure)} 件结转下年度继续办理。"
            f"原句：“{claim.quote}”"
        ),
        actual="100%",
        hint="结转的还没有答复；说的是到期的申请，写明“按期答复率”。",
        quote=claim.quote,
    )


def _other_percentage(
    report: FilledReport, passage: Text, claim: Claim, likeliest: PossibleFigure
) -> Violation:
    stated, expected = (_percent_words(claim, value) for value in (claim.value, likeliest.figure))
    is_change = claim.kind is Kind.CHANGE
    compared, tables = ("同比", "两年的表") if is_change else ("占 ", "表")
    return Violation(
        cells=(
            found_words(report, passage, claim.quote),
            *(found(report, key) for key in dict.fromkeys(chain(*cells_of(report.form, claim)))),
        ),
        message=(
            f"正文写{compared}{stated}；按{tables}算，{likeliest.words}{expected}。"
            f"原句：“{claim.quote}”"
        ),
        expected=expected,
        actual=stated,
        hint="核对百分数，以及它是和哪个数比的。",
        quote=claim.quote,
    )


def _percent_words(claim: Claim, value: Decimal) -> str:
    """Write a percentage with as many decimals as the text has; a change as 增长 or 下降."""
    # The tolerance is half of the last stated place: 0.05 for one decimal.
    digits = max(-int(claim.tolerance.as_tuple().exponent) - 1, 0)
    if claim.kind is Kind.CHANGE:
        return f"{'下降' if value < 0 else '增长'} {abs(value):.{digits}f}%"
    return f"{value:.{digits}f}%"
