"""What was recognised of a published report, for a person to look over: one line each."""

from collections.abc import Iterator

from gaitool.importers.imported import Imported

_LONGEST_QUOTE = 60


def report_lines(imported: Imported) -> Iterator[str]:
    """Yield what was recognised, then what is doubtful, missing, and without a place."""
    yield from _recognised(imported)
    yield from (f"存疑：{imported.doubt_words(doubt)}" for doubt in imported.doubts)
    yield from (f"没有找到：{words}" for words in imported.missing)
    yield from (f"说明：{note}" for note in imported.notes)
    yield from (f"没有地方放：{_shortened(words)}" for words in imported.unplaced)


def _recognised(imported: Imported) -> Iterator[str]:
    report = imported.report
    cover = report.cover
    about = (("机关", cover.agency), ("年度", cover.year), ("日期", cover.date))
    said = (f"{name} {written or '（没有）'}" for name, written in about)
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


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}…"
