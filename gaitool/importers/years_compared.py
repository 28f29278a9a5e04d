"""Tells this year's figures from those of the year before, where a document prints both."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gaitool.importers.blocks import (
    PublishedBlock,
    PublishedCell,
    PublishedParagraph,
    PublishedRow,
    PublishedTable,
    own_texts,
    with_tables,
)
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.found import Found
from gaitool.importers.heads import Head

_YEAR = re.compile(r"20\d\d")
_LAST = re.compile(r"上一?年|去年")
_CAPTION = re.compile(
    r"[（(]?(?:20\d\d\s?年|[上本]年|上一年|[去今]年)度?(?:的?(?:数据|情况))?[）)]?[:：]?"
)
_LONGEST_CAPTION = 14
_FEWEST_YEARS = 2
_BEFORE, _UNSAID, _THIS = 0, 1, 9999


def _year_of(text: str) -> int:
    """Return a number by which the years that texts name come in order; 本年 is the last."""
    if year := _YEAR.search(text):
        return int(year[0])
    return _BEFORE if _LAST.search(text) else _THIS


def without_years_before(heads: Sequence[Head]) -> list[Head]:
    """Return the heads; of two for one column, that of the year before asks for nothing."""
    latest: dict[str | None, int] = {}
    for head in heads:
        latest[head.column] = max(_year_of(head.text), latest.get(head.column, 0))
    return [
        replace(head, column=None) if _year_of(head.text) < latest[head.column] else head
        for head in heads
    ]


def without_tables_of_years_before(
    blocks: Iterable[PublishedBlock], labels: FormLabels, found: Found
) -> Sequence[PublishedBlock]:
    """Return the blocks without the tables under a caption of an earlier year than others have.

    A caption (2023年：, 上年数据) reaches to the next one, or to the next heading of a part.
    """
    known = tuple(with_tables(_years_apart(blocks, labels)))
    if not any(map(_is_caption, known)):
        return known
    captions = list(_captions(known, labels))
    latest: dict[int, int] = {}
    for block, (part, caption) in zip(known, captions, strict=True):
        if isinstance(block, PublishedTable) and _has_figures(block, labels):
            year = _year_of(caption) if caption else _UNSAID
            latest[part] = max(year, latest.get(part, 0))
    kept: list[PublishedBlock] = []
    left: dict[str, None] = {}
    for block, (part, caption) in zip(known, captions, strict=True):
        is_before = bool(caption) and _year_of(caption) < latest.get(part, 0)
        if is_before and isinstance(block, PublishedTable):
            left[f"“{caption}”下面的表（不是本年度的数，没有读）"] = None
        else:
            kept.append(block)
    found.unplaced += left
    return kept


def _years_apart(
    blocks: Iterable[PublishedBlock], labels: FormLabels
) -> Iterator[PublishedRow | PublishedBlock]:
    """Yield the blocks; the years before rows of one table, nothing but figures, as captions."""
    for block in blocks:
        rows = block.rows if isinstance(block, PublishedTable) else ()
        years = [_year_before(row, labels) for row in rows]
        if len(set(filter(None, years))) < _FEWEST_YEARS:
            yield block
            continue
        for row, year in zip(rows, years, strict=True):
            if year:
                yield PublishedParagraph(year)
            yield (PublishedCell(), *row[1:]) if year else row


def _year_before(row: PublishedRow, labels: FormLabels) -> str:
    """Return the year at the left of a row of figures; nothing for any other row."""
    first, others = (row[0].text.strip(), own_texts(row[1:])) if row else ("", [])
    is_year = len(first) <= _LONGEST_CAPTION and bool(_CAPTION.fullmatch(first))
    figures = [text for text in others if text]
    return first if is_year and figures and all(map(labels.texts.is_figure, figures)) else ""


def _is_caption(block: PublishedBlock) -> bool:
    if not isinstance(block, PublishedParagraph) or len(block.text) > _LONGEST_CAPTION:
        return False
    return bool(_CAPTION.fullmatch(block.text.strip()))


def _captions(blocks: Iterable[PublishedBlock], labels: FormLabels) -> Iterator[tuple[int, str]]:
    """Yield for each block the number of the part it stands in, and the caption above it."""
    part, caption = 0, ""
    for block in blocks:
        if isinstance(block, PublishedParagraph):
            if _is_caption(block):
                caption = block.text.strip()
            elif labels.headings.part(block.text, is_styled=bool(block.level)):
                part, caption = part + 1, ""
        yield part, caption


def _has_figures(table: PublishedTable, labels: FormLabels) -> bool:
    return any(
        cell.text and labels.texts.is_figure(cell.text) for row in table.rows for cell in row
    )
