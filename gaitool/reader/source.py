"""Reads one file, whatever it is, into a filled report or says in one line why it cannot."""

from pathlib import Path

from gaitool.errors import FileProblem, GaitoolError, UnusableFile
from gaitool.filled_report import FilledReport, Observation, Remark
from gaitool.form import Form
from gaitool.layout import Place
from gaitool.office_files.kinds import lock_file_beside, refuse_lock_file

_DAMAGED = "文件已损坏，读不出来。请用 Excel 或 WPS 打开后另存为 .xlsx 再试，或使用备份。"


def read_filled_report(
    path: Path, form: Form | None = None, *, at_hand: Form | None = None
) -> FilledReport:
    """Return what an office filled in, from a workbook or a JSON of the report.

    The file is read once into memory, no lock is held and nothing is written. Raises
    UnusableFile, whatever a broken file makes the libraries below do.
    """
    from gaitool.office_files.file_content import read_content

    refuse_lock_file(path)
    return with_lock_noted(path, filled_report_of(path, read_content(path), form, at_hand=at_hand))


def filled_report_of(
    name: Path, content: bytes, form: Form | None = None, *, at_hand: Form | None = None
) -> FilledReport:
    """Return the filled report in the bytes of a file that is called so; raises UnusableFile.

    The name tells data from workbooks and stands in the message; nothing need be there. ``form``
    is the edition the report is wanted on; without one it stays on its own. ``at_hand`` only stands
    in for the edition that a workbook should carry.
    """
    # Imported where they are used: a start of the tool loads nothing that is not asked for.
    if name.suffix.lower() == ".json":
        from gaitool.reader.report_data import read_report_data

        return read_report_data(name, content, form)
    from gaitool.reader.workbook import read_workbook

    try:
        report = read_workbook(name, content, at_hand or form)
        return report.on(form) if form else report
    except GaitoolError:
        raise
    # One broken file must not end a batch. Real ones made openpyxl raise eight kinds of errors.
    except Exception as error:
        raise _unusable(name, error) from error


def _unusable(path: Path, error: Exception) -> UnusableFile:
    """Say what a broken file made the reader stumble over."""
    from gaitool.office_files.cells import TooManyCells, TooMuchText, WrittenTwice
    from gaitool.office_files.limits import LIMITS
    from gaitool.office_files.markup import ForbiddenMarkup

    match error:
        case ForbiddenMarkup():
            message = "文件里有不该有的 DTD 或实体定义，已拒绝读取。请用 Excel 另存为 .xlsx。"
        case WrittenTwice():
            message = (
                f"文件里 {error} 格写了两次不同的内容，不知以哪个为准。请用 Excel 另存为 .xlsx。"
            )
        case TooMuchText():
            message = (
                f"{error} 的文字或公式太长：一格至多 {LIMITS.text} 字，公式至多 {LIMITS.formula} "
                f"字，一张表至多 {LIMITS.sheet_text} 字。请另取空白表，把内容填进去。"
            )
            return UnusableFile(path, FileProblem.TOO_LARGE, message)
        case TooManyCells() | MemoryError():
            message = "工作表里的单元格太多，不像填报工作簿。请另取空白表，把内容填进去。"
            return UnusableFile(path, FileProblem.TOO_LARGE, message)
        case _:
            message = _DAMAGED
    return UnusableFile(path, FileProblem.DAMAGED, message)


def with_lock_noted(path: Path, report: FilledReport) -> FilledReport:
    """Note that another program has a workbook open, so that what it shows may not be saved.

    A report that was not read from a workbook is returned as it is.
    """
    if report.observations is None or (lock := lock_file_beside(path)) is None:
        return report
    seen = Observation(Remark.OPEN_ELSEWHERE, Place(""), lock.name)
    return report._replace(observations=(*report.observations, seen))
