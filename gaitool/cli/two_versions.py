"""Two versions of one report, as approved and as published: whether they are, what differs."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations, product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gaitool.as_printed import AROUND, SIGNATURE, TITLE, Altered, Change
from gaitool.cli.streams import tell
from gaitool.cli.told_reading import tell_reading
from gaitool.filled_report import Cover, FilledReport

if TYPE_CHECKING:
    from gaitool.checking.reading import ReadReport
    from gaitool.importers import PublishedDocument


_NOTHING = ("", "0")
_FEWEST_ALIKE = 10
"""So many figures that are not 0 are never all the same in two years."""


class Version(NamedTuple):
    """A file with the report that was read from it."""

    path: Path
    reading: "ReadReport"


def version_in(path: Path) -> Version:
    """Return the report in a file, and tell of its reading all but what will be listed."""
    from gaitool.checking.reading import read_with_words

    reading = read_with_words(path, lists_altered=True)
    tell_reading(path, reading)
    return Version(path, reading)


def year_of_both(first: Version, second: Version) -> int | None:
    """Return the year if both are the report of one organ for it, say as approved and published.

    A document that was altered may show who reports on which year otherwise than its data have
    it: it is a version of either.
    """
    pairs = product(_covers(first), _covers(second))
    return next((one.known_year for one, other in pairs if _is_same(one, other)), None)


def _covers(version: Version) -> tuple[Cover, Cover]:
    return version.reading.identified.cover, version.reading.report.cover


def _is_same(first: Cover, second: Cover) -> bool:
    is_one_organ = first.agency == second.agency or not (first.agency and second.agency)
    return is_one_organ and first.known_year == second.known_year is not None


def doubt_of_years(first: Version, second: Version) -> str:
    """Return why nobody can tell whether two files are of two years; empty where it is clear."""
    doubts = [
        f"{version.path.name} {doubt}。"
        for version in (first, second)
        if (doubt := _doubt(version))
    ]
    if _have_the_same_figures(first, second):
        doubts.append("两份的数每一格都相同。")
    if not doubts:
        return ""
    years = " 年、".join(
        version.reading.identified.cover.year or "不明" for version in (first, second)
    )
    return f"两份写的年度是 {years} 年；{''.join(doubts)}是不是同一份报告改了年度，看不出来。"


def _doubt(version: Version) -> str:
    reading = version.reading
    if reading.lacks_data:
        return "里没有 gaitool 带的数据，年度、机关名称改没改过查不出来"
    if any(one.place in {TITLE, SIGNATURE} for one in reading.report.altered):
        return "的标题或落款与里面带的数据不同"
    return ""


def _have_the_same_figures(first: Version, second: Version) -> bool:
    """Whether two reports have every figure alike, and so many that it is no chance."""
    from gaitool.checking.differences import written_in

    reports = [version.reading.identified for version in (first, second)]
    cells = [key for key in reports[0].form.cells if key in reports[1].form]
    written = [tuple(written_in(report, key) for key in cells) for report in reports]
    counted = sum(text not in _NOTHING for text in written[0])
    return written[0] == written[1] and counted >= _FEWEST_ALIKE


class _Line(NamedTuple):
    """A place that differs, what each file has there, and both in words."""

    place: str
    texts: tuple[str, str]
    words: str


def lines_of_differences(versions: Sequence[Version], *, is_one: bool) -> list[str]:
    """Return, a line each, what two versions have different, and what was altered in either."""
    from gaitool.rules.carried import told_altered

    found = list(_differences(versions)) if is_one else []
    lines = [one.words for one in found]
    # What an altered page shows otherwise than the other file is listed with both already.
    listed = {(one.place, *texts) for one in found for texts in permutations(one.texts)}
    for path, reading in versions:
        altered = [one for one in _of_the_report(reading.report.altered) if one[:3] not in listed]
        lines += [f"{path.name}：{told_altered(reading.report, one)}" for one in altered]
        if altered and not is_one:
            tell(f"{path}：看到的与里面带的数据有 {len(altered)} 处不同，已逐处列出。")
    return lines


def _of_the_report(altered: Iterable[Altered]) -> Iterator[Altered]:
    """Yield what is of the report; a site may have around it what it likes."""
    return (one for one in altered if one.place != AROUND)


def tell_outcome(versions: Sequence[Version], differing: int, year: int | None) -> None:
    """Tell whether two versions of one report are alike, and which of them is a draft."""
    from gaitool.checking.shown_otherwise import is_draft
    from gaitool.rules.carried import foreign_words

    for path, reading in versions:
        if reading.own and is_draft(reading.own):
            tell(f"{path}：这是草稿（report --draft），不得公布。")
        for one in reading.report.altered:
            if one.place == AROUND:
                tell(f"{path}：{foreign_words(one)}。")
    if year:
        told = f"有 {differing} 处不同，已逐处列出" if differing else "每一个数、每一句话都相同"
        tell(f"两份都是 {year} 年的同一份报告：{told}。")


def _differences(versions: Sequence[Version]) -> Iterator[_Line]:
    """Yield what is different: a document of ours is held against what it would be.

    For that the other report must be known to its last line; else both are compared as read.
    """
    from gaitool.checking.differences import differences
    from gaitool.checking.shown_otherwise import shown_otherwise

    for approved, version in (versions, versions[::-1]):
        own = version.reading.own
        if own and approved.reading.is_certain:
            published = _published(approved.reading.report, own)
            for one in _of_the_report(shown_otherwise(published, own)):
                texts = (one.carried, one.seen)
                in_order = texts if version is versions[1] else texts[::-1]
                yield _Line(one.place, in_order, _altered_words(one, versions, in_order, version))
            return
    for difference in differences(*(version.reading.identified for version in versions)):
        place, texts = difference.place, difference.texts
        words = _words(difference.label, versions, texts)
        if difference.moved_to:
            name = versions[1].path.name
            words = f"{difference.label}：“{texts[0]}”在 {name} 里换了位置，在{difference.moved_to}"
        yield _Line(place, texts, words)


def _published(report: FilledReport, document: "PublishedDocument") -> FilledReport:
    """Return a report as a document carries it; where that is a draft, with the drafted texts."""
    from gaitool.checking.shown_otherwise import is_draft
    from gaitool.drawn_figures.draft_text import with_draft_text
    from gaitool.reader.report_data import read_report_data
    from gaitool.renderers.report.as_data import published_json

    shown = with_draft_text(report) if is_draft(document) else report
    return read_report_data(Path(), published_json(shown).encode(), report.form)


def _altered_words(
    one: Altered, versions: Sequence[Version], texts: tuple[str, str], version: Version
) -> str:
    from gaitool.checking.differences import label_of
    from gaitool.rules.carried import foreign_words, label_of_altered

    report, name = version.reading.report, version.path.name
    key = report.form.find_cell(one.place)
    label = label_of(report, key) if key else label_of_altered(report, one)
    match one.change:
        case Change.FOREIGN | Change.UNSTYLED | Change.LOST:
            return f"{name}：{foreign_words(one)}"
        case Change.MOVED:
            return f"{label}：“{one.carried}”在 {name} 里换了位置，在{one.seen}"
        case Change.SHIFTED:
            return f"{label}：{name} 从“{one.carried}”一行起，各格所在的列不同"
    told = f"（{one.change}）" if one.change else ""
    return _words(f"{label}{told}", versions, texts)


def _words(label: str, versions: Sequence[Version], texts: tuple[str, str]) -> str:
    written = (
        f"{path.name} 写的是“{text}”" if text else f"{path.name} 没有"
        for (path, _), text in zip(versions, texts, strict=True)
    )
    return f"{label}：{'，'.join(written)}"
