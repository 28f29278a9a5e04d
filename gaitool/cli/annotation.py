"""``check --annotate``: where the marked copies go, and writing them."""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gaitool.cli.machine import usable_cores
from gaitool.cli.streams import tell
from gaitool.cli.writing import demand_ending, make_folder, refuse_output, write_output
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


def _write(
    checked: CheckedFile, answer: "Future[bytes | None]", target: Path, *, force: bool
) -> None:
    source = Path(checked.file)
    try:
        content, why = answer.result(), "有图形、宏或不是工作簿"
    except Exception:
        content, why = None, f"{SECONDS_A_COPY} 秒标注不完，或内存不够"
    if content is None:
        from gaitool.renderers.annotated_workbook import list_findings

        content = list_findings(checked.result.findings)
        tell(f"{source}：不能在副本上标注（{why}），只写了问题清单：{target}")
    else:
        tell(f"已写标注副本：{target}")
    write_output(target, content, force=force, inputs=[source])


def _annotated(source: Path, result: CheckedFile) -> bytes | None:
    """Return the marked copy, verified to hold the same answers; None where it cannot be made."""
    from gaitool.renderers.annotated_workbook import annotate_workbook, can_be_annotated

    content = source.read_bytes()
    if not zipfile.is_zipfile(source) or not can_be_annotated(content):
        return None
    try:
        copy = annotate_workbook(content, result.result.findings, LAYOUT_2021.explanations)
    except MemoryError:
        raise
    except Exception:
        return None
    return copy if _same_answers(source, content, copy) else None


def _same_answers(source: Path, original: bytes, copy: bytes) -> bool:
    from gaitool.reader.workbook import read_workbook

    before, after = read_workbook(source, original), read_workbook(source, copy)
    return (before.cover, before.answers, before.declared, before.sections) == (
        after.cover,
        after.answers,
        after.declared,
        after.sections,
    )
