"""``check --annotate``: where the marked copies go, and writing them."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gaitool.cli.machine import usable_cores
from gaitool.cli.streams import tell
from gaitool.cli.writing import demand_ending, make_folder, refuse_output, write_output
from gaitool.errors import UnusableFile
from gaitool.findings import CheckedFile, FileResult
from gaitool.layout import LAYOUT_2021

if TYPE_CHECKING:
    from concurrent.futures import Future

SECONDS_A_COPY = 20
"""How long the marking of one copy may take."""

_SUFFIX = "_批注.xlsx"


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
        copies = {str(file): target / f"{file.stem}{_SUFFIX}" for file in files}
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
            stem = copy.name.removesuffix(_SUFFIX)
            copies[file] = copy.with_name(f"{stem}_{taken[copy]}{_SUFFIX}")


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
    from gaitool.rollup.confined import confined_workers

    workers = min(usable_cores(), len(wanted))
    with confined_workers(workers, preload="gaitool.renderers.annotated_workbook") as pool:
        answers = [
            pool.schedule(_annotated, args=[Path(one.file), one], timeout=SECONDS_A_COPY)
            for one in wanted
        ]
        for one, answer in zip(wanted, answers, strict=True):
            _write(one, answer, copies[one.file], force=force)


def _write(checked: CheckedFile, answer: "Future[bytes]", target: Path, *, force: bool) -> None:
    from gaitool.renderers.annotated_workbook import list_findings

    source = Path(checked.file)
    content, why = _marked(answer)
    told = f"已写标注副本：{target}"
    if why:
        content = list_findings(checked.result.findings)
        told = f"{source}：不能在副本上标注（{why}），只写了问题清单：{target}"
    write_output(target, content, force=force, inputs=[source])
    tell(told)


def _marked(answer: "Future[bytes]") -> tuple[bytes, str]:
    """Return the copy, or why there is none; what went wrong in our own work is raised."""
    from pebble import ProcessExpired

    from gaitool.renderers.annotated_workbook import CannotBeMarked

    try:
        return answer.result(), ""
    except CannotBeMarked as reason:
        return b"", str(reason)
    except TimeoutError:
        return b"", f"{SECONDS_A_COPY} 秒标注不完"
    except MemoryError:
        return b"", "内存不够"
    except ProcessExpired:
        return b"", "写副本的程序库中途停了"


def _annotated(source: Path, result: CheckedFile) -> bytes:
    """Return the marked copy, verified to hold the same answers; raises CannotBeMarked."""
    from gaitool.renderers.annotated_workbook import CannotBeMarked, annotate_workbook

    content = source.read_bytes()
    copy = annotate_workbook(content, result.result.findings, LAYOUT_2021)
    if not _same_answers(source, content, copy):
        raise CannotBeMarked("副本里的数与原件的不同")
    return copy


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
