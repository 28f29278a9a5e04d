"""What was recognised of a published report, for a person to look over: one line each."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from gaitool.form import Form
from gaitool.importers.covers import kind_notes
from gaitool.importers.imported import Doubt, Imported
from gaitool.text.shortening import shortened

_LONGEST_QUOTE = 60


def report_lines(imported: Imported) -> Iterator[str]:
    """Yield what was recognised, then what is doubtful, missing, and without a place."""
    yield from _recognised(imported)
    for _, alike in groupby(imported.doubts, _sort_of_doubt):
        yield from (f"存疑：{words}" for words in _doubt_lines(imported, tuple(alike)))
    yield from (f"没有找到：{words}" for words in imported.missing)
    yield from (f"说明：{note}" for note in _notes(imported))
    yield from (f"没有地方放：{_shortened(words)}" for words in imported.unplaced)


def report_data(imported: Imported) -> dict[str, Any]:
    """Return what was recognised as data; ``furniture`` are lines that belong to no report."""
    report = imported.report
    cover = report.cover
    return {
        "form": report.form.version,
        "agency": cover.agency,
        "agency_type": cover.agency_type,
        "level": cover.level,
        "year": cover.known_year,
        "date": cover.date,
        "figures": {
            table.key: sum(not report.answer(key).blank for key in table.inputs)
            for table in report.form.tables.values()
        },
        "headings": [{"part": one.part, "text": one.text} for one in report.headings or ()],
        "sections": {
            part: [{"heading": entry.heading, "body": entry.body} for entry in entries]
            for part, entries in (*report.sections.items(), *report.table_texts.items())
        },
        "doubts": [
            {
                "key": str(doubt.key) if doubt.key else None,
                "written": doubt.written,
                "reason": doubt.reason,
            }
            for doubt in imported.doubts
        ],
        "missing": list(imported.missing),
        "notes": _notes(imported),
        "unplaced": list(imported.unplaced),
        "furniture": list(imported.furniture),
    }


def _notes(imported: Imported) -> list[str]:
    report = imported.report
    late = report.late_start
    before = "标题和引言" if late and late.is_at_heading and not late.parts else "前面的"
    ends = [f"原文从{late.place}开始，{before}没有看到。"] if late else []
    if report.broken_off:
        ends.append(f"原文到{report.broken_off.place}就没有了，后面的没有看到。")
    return [*ends, *imported.notes, *kind_notes(report.cover)]


def _recognised(imported: Imported) -> Iterator[str]:
    report = imported.report
    cover = report.cover
    about = (("机关", cover.agency), ("年度", cover.year), ("日期", cover.date))
    kind = (("机关类型", cover.agency_type), ("行政层级", cover.level))
    said = [f"{name} {written or '（没有）'}" for name, written in about]
    said += [f"{name} {written}" for name, written in kind if written]
    yield f"认出：{'，'.join(said)}"
    for table in report.form.tables.values():
        blanks = sum(report.answer(key).blank for key in table.inputs)
        totals = sum(key in report.typed_totals for key in table.totals)
        printed = f"，印出的总计 {totals} 个（作为核对数）" if table.totals else ""
        cells = len(table.inputs)
        left = f"，空着 {blanks} 格" if blanks else ""
        yield f"认出：{table.name} {cells - blanks} 个数（共 {cells} 格{left}）{printed}"
    for part in report.form.sections.values():
        entries = report.sections.get(part.key, ())
        headings = [entry.heading for entry in entries if entry.heading]
        length = sum(len(entry.body) for entry in entries)
        listed = f"，小标题：{'、'.join(headings)}" if headings else ""
        yield f"认出：“{part.heading}”{length} 字{listed}"


def _sort_of_doubt(doubt: Doubt) -> tuple[str, str]:
    return (doubt.key.table if doubt.key else "", doubt.reason)


def _doubt_lines(imported: Imported, alike: tuple[Doubt, ...]) -> Iterator[str]:
    """Yield a line for each doubt; one for all where one reason makes a whole row doubtful."""
    first, last = alike[0].key, alike[-1].key
    a_row = _longest_row(imported.report.form)
    is_cause = not alike[0].written or len(alike) >= a_row
    if first is None or last is None or len(alike) == 1 or not is_cause:
        yield from map(imported.doubt_words, alike)
        return
    report = imported.report
    written = "、".join(doubt.written for doubt in alike[:a_row] if doubt.written)
    more = "……" if len(alike) > a_row else ""
    quoted = f"：{written}{more}" if written else ""
    yield (
        f"{report.form.table_of(first).name} · 从“{report.label(first)}”到“{report.label(last)}”"
        f"共 {len(alike)} 格：{alike[0].reason}{quoted}"
    )


def _longest_row(form: Form) -> int:
    """Return how many cells a row has at most; as many doubts of one sort have one cause."""
    blocks = (block for table in form.tables.values() for block in table.blocks)
    return max((len(block.columns) for block in blocks), default=0)


def _shortened(words: str) -> str:
    return shortened(words, _LONGEST_QUOTE)
