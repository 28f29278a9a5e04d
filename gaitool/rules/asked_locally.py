"""Asks a report what a county or a city asks beyond the form and the law, one after the other."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from gaitool.answers import plain_digits
from gaitool.claims import Field, Kind
from gaitool.claims.cells import Sum, applicant_columns, application_cells, cells_of_field
from gaitool.claims.claim import APPLICANTS, WHOLES
from gaitool.filled_report import FilledReport
from gaitool.findings import FoundCell
from gaitool.form import Form
from gaitool.local_requirements import (
    Deadline,
    Length,
    LocalRequirement,
    LocalRequirements,
    Repetition,
    RequiredCitation,
    RequiredStatement,
)
from gaitool.prose.document_numbers import document_numbers
from gaitool.prose.length import count_characters
from gaitool.prose.similarity import COMPARED_PARTS, FEWEST_SENTENCES, shared_sentences
from gaitool.rules.last_year import last_year
from gaitool.rules.rule import CannotCheck, Violation, found, found_cover, found_part
from gaitool.rules.stated import claims_in
from gaitool.rules.texts import (
    Text,
    body_of,
    found_body,
    own_texts,
    part_name,
    report_year,
    said,
    texts,
)
from gaitool.rules.thresholds import Share
from gaitool.text.sentences import fold
from gaitool.text.written_dates import iso_day, printed_day

_QUOTED = 3
_STATING = frozenset([Kind.COUNT, Kind.NONE, Kind.ALL])
"""How a figure is stated; that it grew, or its share, does not tell what it is."""

_TOTAL = "total"


def broken_requirements(report: FilledReport, local: LocalRequirements) -> Iterator[Violation]:
    """Yield what is not as it is asked; one that cannot be checked keeps no other from it.

    Raises CannotCheck after the last of them, with every reason.
    """
    if not local.requirements:
        raise CannotCheck("口径文件里没有要求，只有门槛")
    reasons: list[str] = []
    for requirement in local.requirements:
        try:
            if _is_asked(report, requirement):
                yield from _broken(report, local, requirement)
        except CannotCheck as reason:
            reasons.append(str(reason))
    if reasons:
        words = "；".join(dict.fromkeys(reasons))
        raise CannotCheck(f"口径里有 {len(reasons)} 条没有查：{words}")


def _is_asked(report: FilledReport, requirement: LocalRequirement) -> bool:
    if requirement.types and report.cover.known_type is None:
        raise CannotCheck("封面没有填机关类型")
    return not requirement.types or report.cover.known_type in requirement.types


def _broken(
    report: FilledReport, local: LocalRequirements, requirement: LocalRequirement
) -> Iterator[Violation]:
    """Yield how a requirement is broken, whose it is named at the end."""
    match requirement:
        case Deadline():
            found_broken = _late(report, requirement)
        case Length():
            found_broken = _too_long_or_short(report, requirement)
        case RequiredStatement():
            found_broken = _left_out(report, requirement)
        case RequiredCitation():
            found_broken = _not_cited(report, requirement)
        case Repetition():
            found_broken = _repeated(report, requirement)
        case _:
            raise TypeError(requirement)
    basis = local.basis_words(requirement.sentence)
    yield from (one._replace(message=f"{one.message}{basis}") for one in found_broken)


def _late(report: FilledReport, deadline: Deadline) -> Iterator[Violation]:
    year, written, limit = report_year(report), report.cover.date, deadline.day
    day = iso_day(written)
    if day is None:
        raise CannotCheck("封面没有填报告日期" if not written else "封面的报告日期不是日期")
    if limit.year != year + 1:
        raise CannotCheck(f"口径的期限在 {limit.year} 年，报告是 {year} 年度的")
    if day > limit:
        yield Violation(
            cells=(found_cover(report, "date"),),
            message=(
                f"报告日期是 {printed_day(day)}，要求不迟于 {printed_day(limit)}，"
                f"晚了 {(day - limit).days} 天。"
            ),
            expected=f"不迟于{printed_day(limit)}",
            actual=written,
            hint="日期写错的，改封面；确实晚了的，在“核实说明”里写明原因。",
        )


def _too_long_or_short(report: FilledReport, length: Length) -> Iterator[Violation]:
    words = "\n".join(text.words for text in own_texts(report, length.part))
    count, heading = count_characters(words), report.form.sections[length.part].heading
    least, most = length.least or 0, length.most or count
    if least <= count <= most:
        return
    limit, asked = (most, "不超过") if count > most else (least, "不少于")
    off, remedy = ("多", "删减") if count > most else ("少", "补充")
    yield Violation(
        cells=(found_body(report, length.part, f"{count} 字"),),
        message=(
            f"“{heading}”有 {count} 字，要求{asked} {limit} 字，{off} {abs(count - limit)} 字"
            "（同 Word 的“字数”：标点、小标题都算，空格和引言不算）。"
        ),
        expected=f"{asked} {limit} 字",
        actual=f"{count} 字",
        hint=f"{remedy}这一部分的正文。",
    )


class _NotStated(NamedTuple):
    """What a text does not state: its name, and the cells of the tables that have it."""

    name: str
    cells: Sum = ()


def _left_out(report: FilledReport, asked: RequiredStatement) -> Iterator[Violation]:
    where = own_texts(report, asked.part) if asked.part else list(texts(report))
    if not where:
        raise CannotCheck("没有正文可核对")
    lacking = [*_fields_left_out(report, asked, where), *_words_left_out(asked, where)]
    if not lacking:
        return
    names = "、".join(one.name for one in lacking)
    place = part_name(report.form, asked.part) if asked.part else "正文"
    keys = dict.fromkeys(key for one in lacking for key in one.cells)
    yield Violation(
        cells=(
            _found_text(report, asked.part, f"没有写：{names}"),
            *(found(report, key) for key in keys),
        ),
        message=f"{place}没有写{names}。",
        expected=f"写明{names}",
        hint=f"在{place}补上；没有发生的也写明“没有”。写了而没有认出来的，在“核实说明”里写明。",
    )


def _found_text(report: FilledReport, part: str, words: str) -> FoundCell:
    """Name a part, or the first where the whole text is meant."""
    return found_body(report, part or next(iter(report.form.sections)), words)


def _fields_left_out(
    report: FilledReport, asked: RequiredStatement, where: Iterable[Text]
) -> Iterator[_NotStated]:
    if not asked.fields:
        return
    parts = {text.part for text in where}
    # A figure of the whole area, in the report of an organ that is not all of it, is another's.
    stated = [
        claim
        for text, claim, reason in claims_in(report)
        if text.part in parts and claim.kind in _STATING and (claim.approximate or not reason)
    ]
    fields = {claim.field for claim in stated}
    nothing_came = any(claim.field in WHOLES and not claim.value for claim in stated)
    for field in map(Field, asked.fields):
        sums = _sums_of(report.form, field)
        is_stated = field in fields or any(
            set(sums) & set(_sums_of(report.form, other)) for other in fields
        )
        # Where nobody applied, an office need not say that nothing was answered either.
        is_settled = nothing_came and any(report.sum_or_none(cells) == 0 for cells in sums)
        if not (is_stated or is_settled):
            yield _NotStated(f"{field.words}的数", sums[0] if sums else ())


def _sums_of(form: Form, field: Field) -> tuple[Sum, ...]:
    """Return the sums of cells that a figure may mean; of applicants those who came this year."""
    if field in APPLICANTS:
        columns = applicant_columns(form, field)
        return (application_cells(("received",), columns),)
    return cells_of_field(form, field)


def _words_left_out(asked: RequiredStatement, where: Iterable[Text]) -> Iterator[_NotStated]:
    written = "\n".join(_bare(text.words) for text in where)
    yield from (_NotStated(f"“{word}”") for word in asked.words if _bare(word) not in written)
    if asked.any_of and not any(_bare(word) in written for word in asked.any_of):
        yield _NotStated("或".join(f"“{word}”" for word in asked.any_of))


def _bare(words: str) -> str:
    return fold(words).unquoted.text


def _not_cited(report: FilledReport, citation: RequiredCitation) -> Iterator[Violation]:
    sentences = [item.sentence.text for item in said(report)]
    if not sentences:
        raise CannotCheck("没有正文可核对")
    name = _bare(citation.document)
    numbers = {one.standard for text in sentences for one in document_numbers(text)}
    by_name = bool(name) and any(name in _bare(text) for text in sentences)
    by_number = bool(citation.number) and any(n.endswith(citation.number) for n in numbers)
    if by_name or by_number:
        return
    document = f"《{citation.document}》" if citation.document else ""
    number = f"（{citation.number}）" if document and citation.number else citation.number
    yield Violation(
        cells=(_found_text(report, "", f"没有引用{document}{number}"),),
        message=f"正文没有引用{document}{number}。",
        expected=f"引用{document}{number}",
        hint="在引言写编制依据的地方加上；名称、文号照原文写。",
    )


def _repeated(report: FilledReport, repetition: Repetition) -> Iterator[Violation]:
    form = report.form
    parts = [repetition.part] if repetition.part else list(COMPARED_PARTS)
    place = part_name(form, *parts)
    parts = [part for part in parts if part in form.sections]
    shared = shared_sentences(body_of(report, *parts), body_of(last_year(report), *parts))
    most = Share(repetition.most, FEWEST_SENTENCES)
    count, same = shared.count, len(shared.sentences)
    if not most.is_exceeded(same, count):
        return
    quotations = "".join(f"“{sentence}”" for sentence in shared.sentences[:_QUOTED])
    share = plain_digits(round(Decimal(100 * same) / count, 1))
    yield Violation(
        cells=(found_part(report, parts[0], f"{same} 句，共 {count} 句"),),
        message=(
            f"{place}共 {count} 句，其中 {same} 句与上年报告相同（{share}%，不计数字和年份），"
            f"要求不超过 {most.words()}，例如：{quotations}"
        ),
        expected=f"相同的不超过 {most.words()}",
        actual=f"{share}%",
        hint="写本年的情况、问题和改进；上年提出的改进事项，写落实情况。",
        quote=shared.sentences[0],
    )
