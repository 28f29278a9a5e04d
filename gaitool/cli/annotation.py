"""``check --annotate``: where the marked copies go, and writing them."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from gaitool.cli.streams import tell
from gaitool.cli.writing import demand_ending, make_folder, refuse_output, write_output
from gaitool.findings import CheckedFile, FileResult, Finding
from gaitool.layout import LAYOUT_2021

COPY_SUFFIX = "_批注.xlsx"
"""How the name of a marked copy ends."""


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


def write_annotated_copy(result: FileResult, target: Path, *, force: bool) -> None:
    """Write the marked copy of a checked file; of one that cannot be marked, the list alone."""
    if not isinstance(result, CheckedFile):
        return
    source = Path(result.file)
    if write_marked_copy(source, result.result.findings, target, force=force):
        tell(f"已写标注副本：{target}")
    else:
        tell(f"{source}：不能在副本上标注（有图形、宏或不是工作簿），只写了问题清单：{target}")


def write_marked_copy(
    source: Path, findings: Sequence[Finding], target: Path, *, force: bool
) -> bool:
    """Write a copy with the findings marked; False where only their list could be written."""
    content = _annotated(source, findings)
    is_marked = content is not None
    if content is None:
        from gaitool.renderers.annotated_workbook import list_findings

        content = list_findings(findings)
    write_output(target, content, force=force, inputs=[source])
    return is_marked


def _annotated(source: Path, findings: Sequence[Finding]) -> bytes | None:
    """Return the marked copy, verified to hold the same answers; None where it cannot be made."""
    from gaitool.renderers.annotated_workbook import annotate_workbook, can_be_annotated

    content = source.read_bytes()
    if not zipfile.is_zipfile(source) or not can_be_annotated(content):
        return None
    try:
        copy = annotate_workbook(content, findings, LAYOUT_2021.explanations)
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
