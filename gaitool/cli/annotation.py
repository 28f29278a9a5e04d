"""``check --annotate``: where the marked copies go, and writing them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gaitool.cli.machine import usable_cores
from gaitool.cli.streams import tell
from gaitool.cli.writing import (
    demand_ending,
    demand_folder_name,
    make_folder,
    refuse_output,
    write_output,
)
from gaitool.errors import CannotWrite, GaitoolError, UnusableFile, UsageError
from gaitool.findings import CheckedFile, FileResult, Finding
from gaitool.layout import listed
from gaitool.office_files.own_documents import ending_of_copy, name_of_copy
from gaitool.text.file_names import DistinctStems

if TYPE_CHECKING:
    from concurrent.futures import Future

    from gaitool.renderers.marked_copy.annotated_workbook import MarkedCopy

SECONDS_A_COPY = 20
"""How long marking one copy may take."""

_NO_NOTE = "标了颜色，没有批注（那里有会话，或批注的图形读不懂），问题见问题清单。"

_MARKING = "gaitool.marking"
"""What a worker that marks copies has loaded before its first copy."""


def annotated_copies(
    files: Sequence[Path], target: Path, inputs: Sequence[Path], *, force: bool
) -> Mapping[str, Path]:
    """Return the copy to write for each file: the target, or for several files a file in it each.

    Raises whatever would stop the writing, before any work is done.
    """
    if len(files) == 1:
        demand_ending(target, ending_of_copy(files[0]))
        copies = {str(files[0]): target}
    else:
        demand_folder_name(target)
        make_folder(target)
        stems = DistinctStems()
        copies = {
            str(file): target / name_of_copy(stems.stem(file.stem), file)
            for file in dict.fromkeys(files)  # a file given twice gets one copy
        }
    for copy in copies.values():
        refuse_output(copy, force=force, inputs=inputs)
    return copies


def write_annotated_copies(
    results: Iterable[FileResult], copies: Mapping[str, Path], *, force: bool
) -> bool:
    """Write the marked copies of checked files; of one that cannot be marked, the list alone.

    Return whether every file was written: one that cannot be is told and stops no other.
    """
    wanted = [r for r in results if isinstance(r, CheckedFile) and r.file in copies]
    orders = [CopyOrder(Path(one.file), one.result.findings, copies[one.file]) for one in wanted]
    all_written = True
    for order, why_not in write_marked_copies(orders, force=force):
        match why_not:
            case "":
                tell(f"已写标注副本：{order.target}")
            case CannotWrite() | UsageError():
                all_written = False
                tell(str(why_not))
            case _:
                told = f"不能在副本上标注（{why_not}），只写了问题清单：{order.target}"
                tell(f"{order.source}：{told}")
    return all_written


_WhyNot = str | GaitoolError
"""Empty for a marked copy; why there is but the list; or what kept even that from being written."""


class CopyOrder(NamedTuple):
    """A copy to write: of which workbook, with which findings, and where it goes."""

    source: Path
    findings: tuple[Finding, ...]
    target: Path


def write_marked_copies(
    orders: Sequence[CopyOrder], *, force: bool
) -> Iterator[tuple[CopyOrder, _WhyNot]]:
    """Write marked copies; yield each with why only the list of findings could be written, if so.

    One that cannot be written at all comes with the error, and the others are written.

    A sheet that is marked is held whole, however many cells it has: so it is done in workers that
    can be stopped.
    """
    if not orders:
        return
    from gaitool.checking.confined import confined_workers

    workers = min(usable_cores(), len(orders))
    with confined_workers(workers, preload=_MARKING) as pool:
        answers = [pool.schedule(_marked, args=[order], timeout=SECONDS_A_COPY) for order in orders]
        for order, answer in zip(orders, answers, strict=True):
            try:
                yield order, _write(order, answer, force=force)
            except (CannotWrite, UsageError) as error:
                yield order, error


def _write(order: CopyOrder, answer: "Future[MarkedCopy]", *, force: bool) -> str:
    """Write what a worker made of a copy; return why it could make none, if so."""
    from gaitool.renderers.marked_copy.list_alone import list_findings

    why_not = ""
    try:
        content, without_note = answer.result()
    except Exception as failure:  # whatever became of the worker, the list is to be had
        macros = ending_of_copy(order.source) == ".xlsm"
        why_not, content = _failure_words(failure), list_findings(order.findings, macros=macros)
        without_note = ()
    write_output(order.target, content, force=force, inputs=[order.source])
    if without_note:
        tell(f"{order.target}：{listed(map(str, without_note))} {_NO_NOTE}")
    return why_not


def _failure_words(failure: Exception) -> str:
    from pebble import ProcessExpired

    from gaitool.marking import CannotBeMarked

    match failure:
        case CannotBeMarked():
            return str(failure)
        case TimeoutError():
            return f"{SECONDS_A_COPY} 秒标注不完"
        case MemoryError():
            return "内存不够"
        case ProcessExpired():
            return "写副本的程序中途停了"
        case _:
            return f"写副本时出错：{type(failure).__name__}"


def _marked(order: CopyOrder) -> "MarkedCopy":
    """Return the marked copy; raises CannotBeMarked."""
    from gaitool.marking import CannotBeMarked, marked_copy
    from gaitool.office_files.file_content import read_content

    try:
        content = read_content(order.source)
    except UnusableFile as error:
        raise CannotBeMarked(str(error.message)) from error
    return marked_copy(order.source, content, order.findings)
