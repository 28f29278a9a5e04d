"""Decides how every unit stands: which file is its report, and whether it is counted."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gaitool.collection import Standing, UnitLine
from gaitool.local_requirements import LocalRequirements
from gaitool.office_files.own_documents import MARKED_COPY
from gaitool.rollup.differences import same_content
from gaitool.rollup.documents import DocumentsOfUnits
from gaitool.rollup.file_times import disagree_on_time
from gaitool.rollup.records import EditionName, FileRecord
from gaitool.rollup.roster_names import RosterNames, called_unit
from gaitool.rollup.stored_lines import PlacedLine
from gaitool.text.folding import fold_label


@dataclass(frozen=True, slots=True)
class Terms:
    """What the units are judged by; ``interrupted`` is how many files were not read.

    ``edition`` is None where no file could be used. ``aside`` are the places of files that are
    no unit's; ``local`` is what a county or city asks. ``documents`` are what lies there besides
    and is not read: published reports, scans, archives.
    """

    year: int | None
    edition: EditionName | None
    roster: RosterNames | None = None
    include_failed: bool = False
    interrupted: int = 0
    aside: frozenset[int] = frozenset()
    local: LocalRequirements | None = None
    documents: tuple[Path, ...] = ()

    def judged(self, unit: str) -> dict[str, str]:
        """Return what beside its file decides which findings a unit has: its names, the year."""
        names = self.roster.all_names.get(unit, "") if self.roster else ""
        return {"名单": names, "年度": str(self.year or "")}


@dataclass(frozen=True, slots=True)
class _HandedIn:
    """A file with the unit it belongs to; ``nearest`` is a unit on the roster it may mean."""

    record: FileRecord
    unit: str
    on_roster: bool = False
    by_file_name: bool = False
    nearest: str = ""


def most_common_year(records: Iterable[FileRecord]) -> int | None:
    """Return the year of most files; of two years with as many, the later."""
    years = Counter(record.year for record in records if record.year)
    return max(years, key=lambda year: (years[year], year), default=None)


def most_common_edition(records: Iterable[FileRecord]) -> EditionName | None:
    """Return the edition of most files, texts of one version told apart; None without any."""
    editions = Counter(record.edition for record in records if record.edition)
    return max(editions, key=lambda edition: (editions[edition], edition), default=None)


def unit_lines(records: Iterable[FileRecord], terms: Terms) -> Iterator[PlacedLine]:
    """Yield the lines: the roster's in its order, then those not on it, by file name."""
    groups: dict[str, list[_HandedIn]] = defaultdict(list)
    for record in (record for record in records if record.place not in terms.aside):
        handed_in = _handed_in(record, terms.roster)
        groups[fold_label(handed_in.unit)].append(handed_in)
    if terms.roster:
        documents = DocumentsOfUnits.of(terms.documents, terms.roster)
        maybe = _perhaps_meant(groups.values(), documents)
        for unit in terms.roster.units:
            if own := groups.pop(fold_label(unit.name), []):
                yield from _lines_of(own, terms)
            else:
                document = documents.line(unit.name)
                yield PlacedLine(document) if document else _missing(unit.name, maybe, terms)
    for others in sorted(groups.values(), key=lambda group: group[0].record.file):
        yield from _lines_of(others, terms)


def _handed_in(record: FileRecord, roster: RosterNames | None) -> _HandedIn:
    """Find the unit of a file: by its cover, or by the file's name where no cover names one."""
    called = called_unit(record.agency, record.file, roster)
    if called.on_roster:
        return _HandedIn(record, called.name, on_roster=True, by_file_name=not record.agency)
    # A near name is only proposed: taking it could count one office's figures as another's.
    return _HandedIn(record, called.name, nearest=roster.nearest(called.name) if roster else "")


def _perhaps_meant(
    groups: Iterable[Sequence[_HandedIn]], documents: DocumentsOfUnits
) -> dict[str, list[str]]:
    """Return, for each unit, the files that may be its own though none has its right name."""
    maybe: dict[str, list[str]] = defaultdict(list)
    for handed_in in (one for group in groups for one in group if one.nearest):
        maybe[handed_in.nearest].append(handed_in.record.file)
    for unit, files in documents.perhaps.items():
        maybe[unit] += files
    return maybe


def _missing(unit: str, maybe: dict[str, list[str]], terms: Terms) -> PlacedLine:
    note, perhaps = "未报", ""
    if terms.interrupted:
        note = f"没有读到（中断时还有 {terms.interrupted} 个文件没有读）"
    if files := maybe.get(unit):
        perhaps = f"{'、'.join(files)} 可能是这个单位的，请核对机关名称"
    line = UnitLine(
        unit=unit,
        on_roster=True,
        standing=Standing.MISSING,
        counted=False,
        note="；".join(filter(None, (note, perhaps))),
        perhaps=perhaps,
    )
    return PlacedLine(line)


def _lines_of(group: Sequence[_HandedIn], terms: Terms) -> Iterator[PlacedLine]:
    """Yield the line of the report that stands for the unit, then the lines of its other files."""
    first, *others = sorted(
        _without_marked_copies(group), key=lambda one: _precedence(one, terms), reverse=True
    )
    rivals = [one for one in others if _may_be_newer(one.record, first.record, terms)]
    if rivals:
        yield _undecided_line(first, rivals, terms)
    else:
        yield _line(first, _standing(first.record, terms), _note_of_first(first, terms), terms)
    for other in others:
        note = (
            f"与 {first.record.file} 哪份较新说法不一，待人决定"
            if other in rivals
            else _note_of_other(other, first, terms)
        )
        yield _line(other, Standing.DUPLICATE, note, terms)


def _may_be_newer(other: FileRecord, first: FileRecord, terms: Terms) -> bool:
    """Whether a file that says it is older may be the newer one, and says something else."""
    if not (first.usable and other.usable and _is_of_year(other, terms)):
        return False
    # Saved at one moment they tell nothing of their order; but a marked copy follows its original.
    is_at_once = first.saved == other.saved and MARKED_COPY not in Path(first.file).stem
    return (is_at_once or disagree_on_time(first, other)) and not same_content(first, other)


def _undecided_line(first: _HandedIn, rivals: Sequence[_HandedIn], terms: Terms) -> PlacedLine:
    """Return the line of a unit of which a person has to say which file is its report."""
    others = "、".join(one.record.file for one in rivals)
    note = (
        f"与 {others} 内容不同，文件里记的保存时间相同，或者和文件本身的时间对不上，"
        "说不准哪份较新；请与单位核实，留下一份，未计入汇总"
    )
    placed = _line(first, Standing.FAILED, note, terms)
    return placed._replace(line=replace(placed.line, counted=False, undecided=True))


def _without_marked_copies(group: Sequence[_HandedIn]) -> list[_HandedIn]:
    """Leave out marked copies (of ``check --annotate``) that hold just what their original holds.

    A copy that was mended and sent back is a report like any other.
    """
    if len(group) == 1:
        return list(group)
    originals = [one for one in group if MARKED_COPY not in Path(one.record.file).stem]
    copies = [one for one in group if MARKED_COPY in Path(one.record.file).stem]
    return originals + [
        copy
        for copy in copies
        if not any(same_content(copy.record, original.record) for original in originals)
    ]


def _precedence(handed_in: _HandedIn, terms: Terms) -> tuple[bool, bool, str, str]:
    record = handed_in.record
    # In this order: a broken newer file, or last year's, must not displace a good one. The name
    # comes last, so that files of the same moment always come out the same.
    return (record.usable, _is_of_year(record, terms), record.saved, record.file)


def _is_of_year(record: FileRecord, terms: Terms) -> bool:
    """Whether a file is of the year collected; one without a year has an error already (G021)."""
    return record.year is None or record.year == terms.year


def _standing(record: FileRecord, terms: Terms) -> Standing:
    if not record.usable:
        return Standing.UNUSABLE
    flawless = not (record.summary["error"] or record.summary["crashed"])
    fits = _is_of_year(record, terms) and record.edition == terms.edition
    return Standing.PASSED if flawless and fits else Standing.FAILED


def _is_counted(handed_in: _HandedIn, standing: Standing, terms: Terms) -> bool:
    record = handed_in.record
    if record.unread or (terms.roster and not handed_in.on_roster):
        return False
    # Even so, figures of another year or form cannot be added to these.
    if standing is Standing.FAILED and terms.include_failed:
        return _is_of_year(record, terms) and record.edition == terms.edition
    return standing is Standing.PASSED


def _line(handed_in: _HandedIn, standing: Standing, note: str, terms: Terms) -> PlacedLine:
    record = handed_in.record
    line = UnitLine(
        unit=handed_in.unit,
        on_roster=handed_in.on_roster,
        standing=standing,
        counted=_is_counted(handed_in, standing, terms),
        file=record.file,
        agency=record.agency,
        year=record.year,
        errors=record.summary.get("error", 0),
        warnings=record.summary.get("warning", 0),
        notices=record.summary.get("notice", 0),
        explained=record.summary.get("explained", 0),
        to_answer=record.summary.get("to_answer", 0),
        first_problem=record.first_problem,
        nearest=handed_in.nearest,
        note=note,
        form=_version(record.edition),
        year_asked=None if _is_of_year(record, terms) else terms.year,
        fits_edition=record.edition in {None, terms.edition},
        lapsed=record.lapsed,
    )
    return PlacedLine(line, record.place)


def _note_of_first(handed_in: _HandedIn, terms: Terms) -> str:
    record = handed_in.record
    standing = _standing(record, terms)
    counted = _is_counted(handed_in, standing, terms)
    said = (
        "不在名单" if terms.roster and not handed_in.on_roster else "",
        "单位是按文件名认出的" if handed_in.by_file_name else "",
        _note_of_standing(record, standing, terms),
        "有没读到或说不准的内容，改好以前不能计入" if record.unread else "",
        "文件里的标记丢了，按工作表和标签读的" if record.stamp_lost else "",
        "计入汇总" if counted else "未计入汇总",
    )
    return "，".join(filter(None, said))


def _note_of_standing(record: FileRecord, standing: Standing, terms: Terms) -> str:
    """Say why a file did not pass; empty where it did."""
    if not record.usable:
        return "读不了"
    if not _is_of_year(record, terms):
        return f"是 {record.year} 年度的，不是 {terms.year} 年度的（改封面，或换成这一年的文件）"
    if record.edition != terms.edition:
        return _note_of_edition(record, terms)
    return f"有 {record.summary['error']} 个错误" if standing is Standing.FAILED else ""


def _note_of_edition(record: FileRecord, terms: Terms) -> str:
    """Say on which edition a file is instead of the one that is summed."""
    own, summed = _version(record.edition), _version(terms.edition)
    if own == summed:
        return f"表式与多数单位的同名（{own}），内容不同"
    return f"是 {own} 表式的，不是 {summed} 表式的"


def _version(edition: EditionName | None) -> str:
    return edition.version if edition else ""


def _note_of_other(other: _HandedIn, first: _HandedIn, terms: Terms) -> str:
    if not other.record.usable:
        return f"读不了，采用的是 {first.record.file}"
    if not _is_of_year(other.record, terms):
        return f"是 {other.record.year} 年度的，采用的是 {first.record.file}"
    return f"重复，采用的是较新的 {first.record.file}"
