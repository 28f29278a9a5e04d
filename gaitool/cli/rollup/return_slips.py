"""``rollup --notices``: a folder with what is sent to each unit, and the list of the missing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING

from gaitool.cli.annotation import CopyOrder, write_marked_copies
from gaitool.cli.streams import most_named, progress, tell
from gaitool.cli.writing import demand_folder_name, make_folder, text_bytes, write_output
from gaitool.collection import Collection, Standing, UnitLine, lines_with_findings
from gaitool.errors import CannotWrite, GaitoolError, UsageError, WouldOverwrite
from gaitool.findings import Finding
from gaitool.office_files.file_identity import identity_of
from gaitool.office_files.own_documents import MARKED_COPY, name_of_copy
from gaitool.rollup.wrong_year import told_the_unit
from gaitool.text.file_names import DistinctStems
from gaitool.text.first_of_many import first_and_others
from gaitool.text.written_dates import iso_date, printed_day

if TYPE_CHECKING:
    from gaitool.renderers.rollup.return_slips import ReturnTerms

_LISTING, _DOCUMENT = ".txt", ".docx"
_MISSING_FILE = "未报.csv"
# Notepad and Excel on Chinese Windows take a text for GBK unless it begins with this mark.
_ENCODING = "utf-8-sig"
# Marked copies wait in memory until they are written; a province has thousands of units.
_COPIES_AT_ONCE = 32


@dataclass(frozen=True, slots=True)
class _ReturnSlip:
    """What is sent back to one unit; the names of its files begin with ``stem``."""

    stem: Path
    line: UnitLine
    findings: Sequence[Finding]

    @property
    def file(self) -> Path:
        """The file that lists what is to be mended, or answered."""
        from gaitool.renderers.rollup.return_slips import slip_kind

        return Path(f"{self.stem}_{slip_kind(self.line)}{_LISTING}")

    @property
    def document(self) -> Path:
        """The same on one page, as a letter."""
        return self.file.with_suffix(_DOCUMENT)

    @property
    def copy(self) -> Path:
        """The marked copy that goes with it."""
        return self.stem.with_name(name_of_copy(self.stem.name, Path(self.line.file)))


def refuse_return_slips(folder: Path | None, places: Iterable[Path], *, force: bool) -> None:
    """Raise at once what would stop the writing: no folder, or earlier slips or reports in it.

    Nothing in this folder is collected, so no report may lie there. None where no slips are asked.
    """
    if folder is None:
        return
    demand_folder_name(folder)
    if folder.exists() and not folder.is_dir():
        raise CannotWrite(f"{folder}：这是文件，不是文件夹。请换一个名称。")
    reports = (file for file in folder.glob("*.xlsx") if not file.stem.endswith(MARKED_COPY))
    if next(reports, None) or any(identity_of(place) == identity_of(folder) for place in places):
        raise UsageError(f"{folder}：里面有各单位的报告，退回通知请写到另一个文件夹。")
    earlier = _earlier(folder)
    if earlier and not force:
        raise WouldOverwrite(earlier[0])


def _tell_past_due(due: str, today: date) -> None:
    """Tell of a day that is over already: the letters would ask for what nobody can do."""
    day = iso_date(due)
    if day and day < today.isoformat():
        tell(
            f"注意：--due 写的 {due} 已经过了（今天是 {printed_day(today)}），"
            "通知里照样写着它；要改期限，换一个 --due，加 --force 再运行。"
        )


def write_return_slips(
    collection: Collection, folder: Path, terms: "ReturnTerms", today: date
) -> None:
    """Write a slip and a marked copy for each unit that must mend or answer, and who is missing.

    What an earlier run wrote for units that need none any more stays, and is told.
    """
    from gaitool.renderers.rollup.return_slips import (
        missing_units_csv,
        needs_return_slip,
        told_findings,
    )

    make_folder(folder)
    terms = replace(terms, day=printed_day(today))
    before, written = set(_earlier(folder)), set()
    stems = DistinctStems()
    numbers = Counter(line.standing for line in collection.lines() if needs_return_slip(line))
    units = lines_with_findings(collection)
    sent_to = (
        told_the_unit(line, told_findings(line, found))
        for line, found in units
        if needs_return_slip(line)
    )
    slips = (_ReturnSlip(folder / stems.stem(line.unit), line, found) for line, found in sent_to)
    for slip in progress(_written(slips, terms), numbers.total(), "正在写退回通知", _unit):
        written |= {slip.file, slip.document}
    missing = text_bytes(missing_units_csv(collection.lines()), _ENCODING)
    write_output(folder / _MISSING_FILE, missing, force=True)
    asked = numbers.pop(Standing.PASSED, 0)
    missing_units = collection.overview.standings[Standing.MISSING]
    tell(
        f"退回通知 {numbers.total()} 份、没有错误、要核实的核实通知 {asked} 份、"
        f"未报单位 {missing_units} 个，已写到文件夹：{folder}（其余没有要改、要核实的，不写）"
    )
    _tell_past_due(terms.due, today)
    _tell_stale(before - written)


def _tell_stale(files: set[Path]) -> None:
    """Tell which slips an earlier run wrote for units that need none any more."""
    stems = sorted({file.stem for file in files if file.suffix in {_LISTING, _DOCUMENT}})
    if stems:
        names = first_and_others(stems, most_named())
        tell(
            f"文件夹里还有以前的通知 {len(stems)} 份，这次不用发，群发以前请删去或移走"
            f"（每份有 {_DOCUMENT}、{_LISTING}，另有批注副本的也是）：{names}。"
        )


def _earlier(folder: Path) -> list[Path]:
    """Return the slips that are in the folder already."""
    if not folder.is_dir():
        return []
    from gaitool.renderers.rollup.return_slips import ASKED, RETURNED

    kinds = product((RETURNED, ASKED), (_LISTING, _DOCUMENT))
    slips = (file for kind, ending in kinds for file in folder.glob(f"*_{kind}{ending}"))
    return sorted([*slips, *folder.glob(_MISSING_FILE)])


def _written(slips: Iterator[_ReturnSlip], terms: "ReturnTerms") -> Iterator[_ReturnSlip]:
    """Write the slips, and their marked copies by the handful; yield each once written."""
    while some := list(islice(slips, _COPIES_AT_ONCE)):
        orders = [
            CopyOrder(Path(one.line.file), tuple(one.findings), one.copy)
            for one in some
            # The findings may come from the cache of a file that has gone since.
            if one.findings and Path(one.line.file).is_file()
        ]
        marked = set()
        for order, why_not in write_marked_copies(orders, force=True):
            if isinstance(why_not, GaitoolError):
                tell(str(why_not))
            elif not why_not:
                marked.add(order.target)
        for one in some:
            _write(one, terms, one.copy.name if one.copy in marked else "")
            yield one


def _write(slip: _ReturnSlip, terms: "ReturnTerms", copy: str) -> None:
    """Write the list of what is to be mended, and the letter."""
    from gaitool.renderers.rollup.return_slip_document import SentWith, write_return_slip
    from gaitool.renderers.rollup.return_slips import return_slip

    words = return_slip(slip.line, slip.findings, terms, copy)
    write_output(slip.file, text_bytes(words, _ENCODING), force=True)
    files = SentWith(slip.file.name, copy)
    letter = write_return_slip(slip.line, slip.findings, terms, files)
    write_output(slip.document, letter, force=True)


def _unit(slip: _ReturnSlip) -> str:
    return slip.line.unit
