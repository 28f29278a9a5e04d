"""``check --annotate``: where the marked copies go, and writing them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gaitool.cli.machine import usable_cores
from gaitool.cli.streams import tell
from gaitool.cli.writing import demand_ending, make_folder, refuse_output, write_output
from gaitool.errors import UnusableFile
from gaitool.findings import CheckedFile, FileResult, Finding
from gaitool.layout import LAYOUT_2021

if TYPE_CHECKING:
    from concurrent.futures import Future
    from contextlib import AbstractContextManager

SECONDS_A_COPY = 20
"""How long the marking of one copy may take."""

COPY_SUFFIX = "_批注.xlsx"
"""How the name of a marked copy ends."""


@dataclass(frozen=True, slots=True)
class MarkedCopy:
    """A copy to write: of what, with which findings marked, and where it goes."""

    source: Path
    findings: Sequence[Finding]
    target: Path


def annotated_copies(
    files: Sequence[Path], target: Path, inputs: Sequence[Path], *, force: bool
) -> Mapping[str, Path]:
    """Return the copy to write for each file: the target, or files of that folder for several.

    Raises what would stop the writing, before any work is done.
    """
    if len(files) == 1:
        demand_ending(target, ".xlsx")
        copies = {str(files[0]): target}
    else:
        make_folder(target)
        copies = {str(file): target / f"{file.stem}{COPY_SUFFIX}" for file in files}
        _tell_apart(copies)
    for copy in copies.values():
        refuse_output(copy, force=force, inputs=inputs)
    return copies


def _tell_apart(copies: dict[str, Path]) -> None:
    """Give copies numbers where files of different folders have the same name."""
    taken: dict[Path, int] = {}
    for file, copy in copies.items():
        taken[copy] = taken.get(copy, 0) + 1
        if taken[copy] > 1:
            stem = copy.name.removesuffix(COPY_SUFFIX)
            copies[file] = copy.with_name(f"{stem}_{taken[copy]}{COPY_SUFFIX}")


def write_annotated_copies(
    results: Iterable[FileResult], copies: Mapping[str, Path], *, force: bool
) -> None:
    """Write the marked copies of checked files; of one that cannot be marked, the list alone.

    The library builds every cell that a workbook declares, a merged column of a million too:
    so it works in workers that can be stopped.
    """
    wanted = [r for r in results if isinstance(r, CheckedFile) and r.file in copies]
    if not wanted:
        return
    asked = [MarkedCopy(Path(r.file), r.result.findings, copies[r.file]) for r in wanted]
    with marking_workers(min(usable_cores(), len(wanted))) as pool:
        answers = [ask_for_copy(pool, copy) for copy in asked]
        for copy, answer in zip(asked, answers, strict=True):
            if why := write_copy(copy, answer, force=force):
                words = f"不能在副本上标注（{why}），只写了问题清单：{copy.target}"
                tell(f"{copy.source}：{words}")
            else:
                tell(f"已写标注副本：{copy.target}")


def marking_workers(workers: int) -> "AbstractContextManager[Any]":
    """Give workers that marked copies are asked of."""
    from gaitool.rollup.confined import confined_workers

    return confined_workers(workers, preload="gaitool.renderers.annotated_workbook")


def ask_for_copy(pool: Any, copy: MarkedCopy) -> "Future[bytes]":
    """Have a worker make a marked copy."""
    answer: Future[bytes] = pool.schedule(_marked, args=[copy], timeout=SECONDS_A_COPY)
    return answer


def write_copy(copy: MarkedCopy, answer: "Future[bytes]", *, force: bool) -> str:
    """Write a marked copy; where it cannot be made the list alone, and return why."""
    from pebble import ProcessExpired

    from gaitool.renderers.annotated_workbook import CannotBeMarked, list_findings

    try:
        write_output(copy.target, answer.result(), force=force, inputs=[copy.source])
        return ""
    except CannotBeMarked as reason:
        why = str(reason)
    except TimeoutError:
        why = f"{SECONDS_A_COPY} 秒标注不完"
    except MemoryError:
        why = "内存不够"
    except ProcessExpired:
        why = "写副本的程序库中途停了"
    write_output(copy.target, list_findings(copy.findings), force=force, inputs=[copy.source])
    return why


def _marked(copy: MarkedCopy) -> bytes:
    """Return the marked copy, verified to hold the same answers; raises CannotBeMarked."""
    from gaitool.renderers.annotated_workbook import CannotBeMarked, annotate_workbook

    content = copy.source.read_bytes()
    marked = annotate_workbook(content, copy.findings, LAYOUT_2021)
    if not _same_answers(copy.source, content, marked):
        raise CannotBeMarked("副本里的数与原件的不同")
    return marked


def _same_answers(source: Path, original: bytes, copy: bytes) -> bool:
    """Whether both workbooks are read alike; a copy that cannot be read is not."""
    from gaitool.reader.workbook import read_workbook

    before = read_workbook(source, original)
    try:
        after = read_workbook(source, copy)
    except UnusableFile:
        return False
    return (before.cover, before.answers, before.declared, before.sections) == (
        after.cover,
        after.answers,
        after.declared,
        after.sections,
    )
