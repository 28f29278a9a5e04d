"""The finished report as one tall picture: an SVG that is text, boxes, and no script."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from gaitool.filled_report import FilledReport
from gaitool.office_files.own_documents import DRAFT_WORDS
from gaitool.renderers.clean_text import clean_text
from gaitool.renderers.drawings.bars import bars, split_bar
from gaitool.renderers.drawings.cards import LEFT, grid, sentence, sum_of, tiles
from gaitool.renderers.drawings.figures import (
    Count,
    Whole,
    applicants,
    disclosed,
    disputes,
    flow,
    outcomes,
)
from gaitool.renderers.drawings.palette import (
    ACCENT,
    CARD,
    DRAFT,
    EDGE,
    FONTS,
    HEAD,
    ON_EDGE_OF_HEAD,
    ON_HEAD,
    PAPER,
    QUIET,
    QUIET_ON_HEAD,
    SIZES,
)
from gaitool.renderers.drawings.shapes import (
    BOLD,
    LINE,
    Box,
    Drawn,
    Shape,
    Words,
    fitting,
    paragraph,
    stacked,
)
from gaitool.renderers.pages.templates import page_template
from gaitool.renderers.report.document import document_title, printed_date

_TEMPLATE = "report/picture/picture.svg.jinja"
_PAGE = 1080.0
_MARGIN = 60.0
_PADDING = 44.0
_BETWEEN = 32.0
_NAME = "一图读懂"
_SOURCE = "数字取自本机关这一年度报告的表格，以报告全文为准。"
_NO_APPLICATIONS = "全年没有收到政府信息公开申请，也没有上年结转的申请。"
_NO_DISPUTES = "全年没有因政府信息公开工作被申请行政复议、提起行政诉讼。"


class _Card(NamedTuple):
    """One subject: its heading, what is drawn, and the same in words."""

    heading: str
    drawn: Drawn
    said: str


def write_report_picture(report: FilledReport, *, draft: bool = False) -> str:
    """Return the picture as SVG; ``report.previous`` is last year's, where the years are compared.

    The same report gives the same text.
    """
    cards = tuple(_cards(report))
    name = f"{DRAFT_WORDS}：{_NAME}" if draft else _NAME
    drawn = stacked([_head(report, draft=draft), *map(_framed, cards), _foot(report)], gap=_BETWEEN)
    return page_template(_TEMPLATE).render(
        width=_PAGE,
        height=round(drawn.height),
        paper=PAPER,
        fonts=FONTS,
        title=f"{name}：{''.join(document_title(report).lines)}",
        told=tuple(f"{card.heading}：{card.said}".removesuffix("。") for card in cards),
        shapes=drawn.shapes,
    )


def _head(report: FilledReport, *, draft: bool) -> Drawn:
    """Draw who reports on what year."""
    *agency, title = document_title(report).lines
    room = _PAGE - 2 * _MARGIN
    shapes = [*_marks(draft=draft)]
    y = 112.0
    first = Words(_MARGIN, y + SIZES.title * LINE, "".join(agency), SIZES.title, ON_HEAD, BOLD)
    name = paragraph(first, room, even=True)
    shapes += name.shapes
    y += name.height + SIZES.heading * 1.7
    shapes.append(Words(_MARGIN, y, title, fitting(title, room, SIZES.heading), ON_HEAD))
    if year := report.cover.known_year:
        y += SIZES.text * 1.8
        period = f"统计期限：{year}年1月1日至12月31日"
        shapes.append(Words(_MARGIN, y, period, SIZES.text, QUIET_ON_HEAD))
    height = y + 56
    return Drawn((*_ground_of_head(height), *shapes), height)


def _marks(*, draft: bool) -> Iterator[Shape]:
    """Yield what kind of document this is, and whether it may be published."""
    yield Box(_MARGIN, 64, 172, 48, ON_HEAD, 24)
    yield Words(_MARGIN + 86, 98, _NAME, SIZES.label, HEAD, BOLD, "middle")
    if draft:
        left = _MARGIN + 196
        yield Box(left, 64, 420, 48, ON_HEAD, 24)
        yield Words(left + 210, 97, DRAFT_WORDS, SIZES.text, DRAFT, BOLD, "middle")


def _ground_of_head(height: float) -> Iterator[Shape]:
    """Yield the ground that the title stands on, with something to please the eye."""
    outer, inner, line = ON_EDGE_OF_HEAD
    yield Box(0, 0, _PAGE, height, HEAD)
    yield Box(_PAGE - 300, 24, 220, 220, outer, 110)
    yield Box(_PAGE - 190, height - 150, 130, 130, inner, 65)
    yield Box(0, height - 8, _PAGE, 8, line)


def _framed(card: _Card) -> Drawn:
    """Draw a card with its heading."""
    top = 3 * _PADDING
    height = top + card.drawn.height + _PADDING
    frame = Box(_MARGIN, 0, _PAGE - 2 * _MARGIN, height, CARD, 20, EDGE)
    mark = Box(LEFT, _PADDING + 4, 10, 36, ACCENT, 5)
    heading = Words(LEFT + 26, _PADDING + 36, card.heading, SIZES.heading, ACCENT, weight=BOLD)
    inside = stacked([Drawn((), top), card.drawn])
    return Drawn((frame, mark, heading, *inside.shapes), height)


def _foot(report: FilledReport) -> Drawn:
    """Draw where the figures are from, by whom and when."""
    date = printed_date(report.cover.date)
    *agency, _ = document_title(report).lines
    lines = (_SOURCE, clean_text(" ".join(filter(None, (*agency, date)))))
    drawn = (sentence(line, QUIET, SIZES.small) for line in lines)
    return stacked([*drawn, Drawn((), _MARGIN)], 4)


def _cards(report: FilledReport) -> Iterator[_Card]:
    counts = flow(report)
    if counts:
        yield from _of_applications(report, counts)
    if rows := disclosed(report):
        said = "；".join(f"{label}：{_listed(counts)}" for label, counts in rows)
        yield _Card("主动公开", _documents_and_decisions(rows), said)
    if kinds := disputes(report):
        yield _of_disputes(kinds)


def _of_applications(report: FilledReport, counts: tuple[Count, ...]) -> Iterator[_Card]:
    """Yield what came in and what became of it; of nothing there is but one sentence to say."""
    heading = "政府信息公开申请"
    if _are_none(counts):
        drawn = stacked([sentence(_NO_APPLICATIONS, size=SIZES.label), sum_of(counts)], 36)
        yield _Card(heading, drawn, f"{_NO_APPLICATIONS}{_listed(counts)}")
        return
    yield _Card(heading, sum_of(counts), _listed(counts))
    results = outcomes(report)
    if not _are_none([one.count for one in results]):
        yield _Card("申请怎样办结", bars(results), _all(results))
    people = applicants(report)
    if not _are_none([one.count for one in people]):
        yield _Card("谁提出了申请", split_bar(people), _all(people))


def _documents_and_decisions(rows: Sequence[tuple[str, tuple[Count, ...]]]) -> Drawn:
    """Draw rows that have the same heads as a small table, those of one figure as tiles."""
    drawn = []
    for heads, alike in groupby(rows, key=_heads):
        together = list(alike)
        if heads:
            drawn.append(grid(together))
        else:
            drawn.append(tiles([replace(count, label=label) for label, (count,) in together]))
    return stacked(drawn, 32)


def _heads(row: tuple[str, tuple[Count, ...]]) -> tuple[str, ...]:
    """Return what stands above the figures of a row; nothing where it has but one."""
    labels = tuple(count.label for count in row[1])
    return labels if len(labels) > 1 else ()


def _of_disputes(kinds: tuple[Whole, ...]) -> _Card:
    heading = "行政复议和行政诉讼"
    totals = [one.count for one in kinds]
    rows = [(one.count.label, (*one.parts, replace(one.count, label="总计"))) for one in kinds]
    if not _are_none(totals):
        return _Card(heading, grid(rows), _all(kinds))
    return _Card(heading, sentence(_NO_DISPUTES, size=SIZES.label), _NO_DISPUTES)


def _are_none(counts: Sequence[Count]) -> bool:
    """Whether all are known to be 0, last year's too."""
    return all(count.now == 0 and not count.last for count in counts)


def _listed(counts: tuple[Count, ...]) -> str:
    return "，".join(count.said for count in counts)


def _all(wholes: tuple[Whole, ...]) -> str:
    return "；".join(whole.said for whole in wholes)
