"""Reads one file, whatever it is, into a filled report or says in one line why it cannot."""

from pathlib import Path

from gaitool.errors import FileProblem, GaitoolError, UnusableFile
from gaitool.filled_report import FilledReport
from gaitool.reader.preflight import inspect_workbook

_DAMAGED = "文件已损坏，读不出来。请用 Excel 或 WPS 打开后另存为 .xlsx 再试，或使用备份。"


def read_filled_report(path: Path) -> FilledReport:
    """Return what an office filled in, from a workbook or a JSON of the report.

    The file is read once into memory and never written. Raises UnusableFile, whatever a
    broken file makes the libraries below do.
    """
    content = _read_bytes(path)
    if path.suffix.lower() == ".json":
        from gaitool.reader.report_data import read_report_data

        return read_report_data(path, content)
    inspect_workbook(path, content)
    from gaitool.reader.workbook import read_workbook

    try:
        return read_workbook(path, content)
    except GaitoolError:
        raise
    except (Exception, RecursionError, MemoryError) as error:
        raise UnusableFile(path, FileProblem.DAMAGED, _DAMAGED) from error


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        message = "找不到这个文件。请检查文件名和所在文件夹。"
        raise UnusableFile(path, FileProblem.NOT_FOUND, message) from error
    except IsADirectoryError as error:
        message = "这是文件夹，不是文件。请指明其中的文件。"
        raise UnusableFile(path, FileProblem.NOT_A_WORKBOOK, message) from error
    except OSError as error:
        message = "文件打不开，可能正被别的程序占用，或没有读取权限。请关闭后再试。"
        raise UnusableFile(path, FileProblem.DAMAGED, message) from error
