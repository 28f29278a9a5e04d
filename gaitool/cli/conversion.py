"""What LibreOffice converts where it is on the machine: old workbooks; for old documents, how."""

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

from gaitool.cli.streams import tell
from gaitool.errors import FileProblem, UnusableFile

_CONVERTED = frozenset([".doc", ".wps", ".rtf", ".odt"])
_OLD_WORKBOOKS = frozenset([".xls", ".et", ".ods", ".xlsb"])
_NAMES = ("soffice", "libreoffice", r"C:\Program Files\LibreOffice\program\soffice.exe")
_SECONDS = 120


def tell_conversion(file: str | Path, problem: FileProblem) -> None:
    """Tell the command that makes a .docx of a file that is refused as an old document."""
    path = Path(file)
    if problem is not FileProblem.LEGACY_FORMAT or path.suffix.lower() not in _CONVERTED:
        return
    program = _program()
    if program is None:
        return
    # The name alone where the shell finds it by itself.
    name = Path(program).stem if program != _NAMES[-1] else program
    words = [name, "--headless", "--convert-to", "docx", "--outdir", str(path.parent), str(path)]
    line = subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
    tell(f"这台机器有 LibreOffice，可以这样转换，再用得到的 .docx：{line}")


def as_workbook(path: Path, content: bytes) -> bytes:
    """Return the bytes of a file, those of an old workbook converted to .xlsx.

    LibreOffice works on a copy in a folder of its own, which is removed. Raises UnusableFile
    where it is not on the machine, or cannot read the file.
    """
    if path.suffix.lower() not in _OLD_WORKBOOKS:
        return content
    program = _program()
    if program is None:
        message = (
            "这是旧版工作簿。请用 Excel 或 WPS 打开后另存为 .xlsx（装有 LibreOffice 时自动转换）。"
        )
        raise UnusableFile(path, FileProblem.LEGACY_FORMAT, message)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = Path(folder, "copy").with_suffix(path.suffix.lower())
        copy.write_bytes(content)
        _convert(program, copy)
        made = copy.with_suffix(".xlsx")
        if not made.exists():
            message = "LibreOffice 转换不了这个文件。请用 Excel 或 WPS 打开后另存为 .xlsx。"
            raise UnusableFile(path, FileProblem.LEGACY_FORMAT, message)
        return made.read_bytes()


def _convert(program: str, copy: Path) -> None:
    # A profile of its own: a LibreOffice that a person has open would take the work and drop it.
    home = copy.with_name("profile").as_uri()
    words = [program, f"-env:UserInstallation={home}", "--headless", "--norestore"]
    words += ["--convert-to", "xlsx", "--outdir", str(copy.parent), str(copy)]
    try:
        subprocess.run(words, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return


def _program() -> str | None:
    return next(filter(None, map(shutil.which, _NAMES)), None)
