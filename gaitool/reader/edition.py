"""Finds the edition of the form: in a file of its own, or for a filled workbook."""

from pathlib import Path

from gaitool.errors import FileProblem, UnusableFile
from gaitool.face import FACE
from gaitool.filled_report import Observation, Remark
from gaitool.form import Form, edition, edition_of_text, known_versions
from gaitool.layout import (
    CARRIED_FROM,
    FORM_SHEET,
    TEMPLATE_VERSION,
    Place,
    Stamp,
    WorkbookLayout,
    layout_of,
)
from gaitool.office_files.file_content import read_content
from gaitool.office_files.opened import OpenedWorkbook
from gaitool.reader.sheet_search import is_laid_out
from gaitool.text.folding import fold_label
from gaitool.toml_file import BadToml

_NOT_OURS = (
    f"不是用{FACE.our_blank}填写的工作簿。{FACE.new_workbook}；"
    f"是公布过的报告的，{FACE.into_workbook}。"
)
_REGISTER = f"这是依申请公开台账，不是填报工作簿。{FACE.check_register}"
_KNOWN_FIGURES = f"这是已知数表，不是填报工作簿。{FACE.check_known}"
_NEWER = f"{FACE.newer_workbook}（{{}} 表式，第 {{}} 版模板）。"
_UNKNOWN = (
    "这份工作簿用的表式“{}”不是自带的（自带 {}），工作簿里也没有它的说明（隐藏的“{}”工作表）。"
    f"{FACE.with_form_file}请向发表的单位另取一份空白表。"
)
_ALTERED = (
    "工作簿带的表式“{}”被改动过，与生成时的指纹不符，不能照它核对。"
    "请向发表的单位另取一份空白表，把内容填进去。"
)


def read_edition(path: Path) -> Form:
    """Return the edition of a TOML file, or the known one that the path names (``2019``).

    Raises UnusableFile with what is wrong in the file: line or key, and what is allowed.
    """
    if str(path) in known_versions():
        return edition(str(path))
    if not path.suffix and not path.exists():
        words = f"没有这个文件，也不是自带的表式（自带 {'、'.join(known_versions())}）。"
        raise UnusableFile(path, FileProblem.NOT_FOUND, words)
    try:
        return edition_of_text(read_content(path).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        words = "表式文件应为 UTF-8 编码的文本。请用记事本另存，编码选 UTF-8。"
        raise UnusableFile(path, FileProblem.BAD_DATA, words) from error
    except BadToml as problem:
        raise UnusableFile(path, FileProblem.BAD_DATA, f"表式文件有误：{problem}。") from problem


def layout_in(path: Path, workbook: OpenedWorkbook, at_hand: Form | None = None) -> WorkbookLayout:
    """Return the layout of the edition that a workbook names; raises UnusableFile.

    ``at_hand`` is an edition that the user has a file of: it stands in for a carried one that
    was lost, if it is the one that the stamp was made for.

    Programs that keep neither custom properties nor constant names lose both stamps. Such a
    workbook is known by its sheets and the labels on them.
    """
    stamp = workbook.stamp
    sheet = _form_sheet(workbook)
    if stamp is None:
        return _unstamped(path, workbook, sheet)
    if stamp.template > TEMPLATE_VERSION:
        words = _NEWER.format(stamp.form, stamp.template)
        raise UnusableFile(path, FileProblem.NEWER_TEMPLATE, words)
    if stamp.form in known_versions():
        if sheet and _carries_one(workbook, sheet):
            raise _altered(path, stamp)
        return layout_of(edition(stamp.form))
    if sheet is None and at_hand and layout_of(at_hand).stamp == stamp:
        return layout_of(at_hand)
    if sheet is None:
        raise _unknown(path, stamp)
    return _carried(path, workbook, sheet, stamp)


def _unstamped(path: Path, workbook: OpenedWorkbook, sheet: str | None) -> WorkbookLayout:
    for is_other, words in (
        (workbook.is_register, _REGISTER),
        (workbook.is_known_figures, _KNOWN_FIGURES),
    ):
        if is_other:
            raise UnusableFile(path, FileProblem.NOT_OUR_TEMPLATE, words)
    try:
        carried = [_read(workbook, sheet)] if sheet else []
    except BadToml:
        carried = []
    for form in (*carried, *map(edition, known_versions())):
        if is_laid_out(workbook, layout_of(form)):
            return layout_of(form)
    raise UnusableFile(path, FileProblem.NOT_OUR_TEMPLATE, _NOT_OURS)


def stamp_observations(workbook: OpenedWorkbook) -> tuple[Observation, ...]:
    """Tell that both stamps are lost, or that the two say different things."""
    if workbook.stamp is None:
        return (Observation(Remark.STAMP_LOST, Place(""), ""),)
    if len(workbook.stamps) > 1:
        first, *others = map(str, workbook.stamps)
        return (Observation(Remark.DOUBLED, Place(""), "、".join(others), first),)
    return ()


def _form_sheet(workbook: OpenedWorkbook) -> str | None:
    """Return the sheet that carries the edition; a copy that is called alike comes second."""
    alike = [name for name in workbook.sheets if fold_label(name) == FORM_SHEET]
    return FORM_SHEET if FORM_SHEET in alike else next(iter(alike), None)


def _carries_one(workbook: OpenedWorkbook, sheet: str) -> bool:
    """Whether an edition can be read from a sheet: nobody writes such text for another purpose."""
    try:
        _read(workbook, sheet)
    except BadToml:
        return False
    return True


def _altered(path: Path, stamp: Stamp) -> UnusableFile:
    return UnusableFile(path, FileProblem.ALTERED_FORM, _ALTERED.format(stamp.form))


def _carried(path: Path, workbook: OpenedWorkbook, sheet: str, stamp: Stamp) -> WorkbookLayout:
    """Return the layout of a carried edition, if it is the one that the stamp was made for.

    The stamp of an older template has the fingerprint of that template's addresses, which
    nobody knows any more: there only the version can be compared.
    """
    altered = _altered(path, stamp)
    try:
        layout = layout_of(_read(workbook, sheet))
    except BadToml as problem:
        raise altered from problem
    # The version stands in the stamp, and the text counts into its fingerprint: a carried edition
    # can be neither exchanged nor altered.
    is_current = stamp.template == TEMPLATE_VERSION
    if layout.form.version != stamp.form or (is_current and layout.stamp != stamp):
        raise altered
    return layout


def _read(workbook: OpenedWorkbook, sheet: str) -> Form:
    grid = workbook.grids([sheet])[sheet]
    # Whoever unhides the sheet may write beside the pieces; only their column is the edition.
    pieces = [at for at in grid.cells if at >= CARRIED_FROM and at.column == CARRIED_FROM.column]
    return edition_of_text("\n".join(grid.text(at) for at in sorted(pieces)))


def _unknown(path: Path, stamp: Stamp) -> UnusableFile:
    """Return the refusal of an edition that is newer than all known ones, or was not carried."""
    # The editions of the State Council are named by their first year.
    if stamp.form.isdecimal() and int(stamp.form) > max(map(int, known_versions())):
        words = _NEWER.format(stamp.form, stamp.template)
        return UnusableFile(path, FileProblem.NEWER_TEMPLATE, words)
    words = _UNKNOWN.format(stamp.form, "、".join(known_versions()), FORM_SHEET)
    return UnusableFile(path, FileProblem.NOT_OUR_TEMPLATE, words)
