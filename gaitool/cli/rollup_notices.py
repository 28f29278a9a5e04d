"""``rollup --notices``: a folder with what each failing unit is sent back, and who is missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gaitool.cli.annotation import (
    COPY_SUFFIX,
    MarkedCopy,
    ask_for_copy,
    marking_workers,
    write_copy,
)
from gaitool.cli.file_names import DistinctStems
from gaitool.cli.streams import progress, tell
from gaitool.cli.writing import make_folder, text_bytes, write_output
from gaitool.collection import Collection, Standing, UnitLine, lines_with_findings
from gaitool.errors import CannotWrite, UsageError, WouldOverwrite
from gaitool.findings import Finding

if TYPE_CHECKING:
    from gaitool.renderers.rollup_notices import ReturnTerms

_SLIP_SUFFIX = "_退回通知.txt"
_MISSING_FILE = "未报.csv"
_ENCODING = "utf-8-sig"


@dataclass(frozen=True, slots=True)
class _Notice:
    """What is sent to one unit; ``stem`` is what the names of its files begin with."""

    stem: Path
    line: UnitLine
    findings: Sequence[Finding]


def refuse_notices(folder: Path, places: Iterable[Path], *, force: bool) -> None:
    """Raise at once what would stop the writing: no folder, one with earlier notices or reports.

    What lies in the folder is not collected, so that no report may lie there.
    """
    if folder.exists() and not folder.is_dir():
        raise CannotWrite(f"{folder}：这是文件，不是文件夹。请换一个名称。")
    reports = (file for file in folder.glob("*.xlsx") if not file.name.endswith(COPY_SUFFIX))
    if next(reports, None) or any(place.resolve() == folder.resolve() for place in places):
        raise UsageError(f"{folder}：里面有各单位的报告，退回通知请写到另一个文件夹。")
    earlier = _earlier(folder)
    if earlier and not force:
        raise WouldOverwrite(earlier[0])


def write_notices(collection: Collection, folder: Path, terms: "ReturnTerms") -> None:
    """Write a notice and a marked copy for each failing unit, and the list of the missing.

    What an earlier run wrote for units that no longer fail is left, and told.
    """
    from gaitool.renderers.rollup_notices import missing_units_csv, needs_notice

    make_folder(folder)
    before, written = set(_earlier(folder)), set()
    stems = DistinctStems()
    standings = collection.overview.standings
    total = standings[Standing.FAILED] + standings[Standing.UNUSABLE]
    failing = (unit for unit in lines_with_findings(collection) if needs_notice(unit[0]))
    with marking_workers(1) as worker:
        for line, findings in progress(failing, total, "正在写退回通知", lambda one: one[0].unit):
            notice = _Notice(folder / stems.stem(line.unit), line, findings)
            written.add(_write_notice(notice, terms, worker))
    missing = text_bytes(missing_units_csv(collection.lines()), _ENCODING)
    write_output(folder / _MISSING_FILE, missing, force=True)
    tell(f"退回通知 {total} 份、未报单位 {standings[Standing.MISSING]} 个，已写到文件夹：{folder}")
    if stale := before - written - {folder / _MISSING_FILE}:
        tell(f"文件夹里还有上次的退回通知 {len(stale)} 份，这次不用再发，例如 {min(stale).name}。")


def _earlier(folder: Path) -> list[Path]:
    """Return the notices that are in the folder already."""
    if not folder.is_dir():
        return []
    return sorted([*folder.glob(f"*{_SLIP_SUFFIX}"), *folder.glob(_MISSING_FILE)])


def _write_notice(notice: _Notice, terms: "ReturnTerms", worker: Any) -> Path:
    """Write what one unit gets; return the notice."""
    from gaitool.renderers.rollup_notices import return_slip

    line, findings = notice.line, notice.findings
    copy = MarkedCopy(Path(line.file), findings, Path(f"{notice.stem}{COPY_SUFFIX}"))
    is_marked = False
    if findings and copy.source.is_file():
        is_marked = not write_copy(copy, ask_for_copy(worker, copy), force=True)
    slip = return_slip(line, findings, terms, copy.target.name if is_marked else "")
    target = Path(f"{notice.stem}{_SLIP_SUFFIX}")
    write_output(target, text_bytes(slip, _ENCODING), force=True)
    return target
