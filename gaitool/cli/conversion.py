"""The one command that converts an old Word document, where LibreOffice is on the machine."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

from gaitool.cli.streams import tell
from gaitool.errors import FileProblem

_CONVERTED = frozenset([".doc", ".wps", ".rtf", ".odt"])
_NAMES = ("soffice", "libreoffice", r"C:\Program Files\LibreOffice\program\soffice.exe")


def tell_conversion(file: str | Path, problem: FileProblem) -> None:
    """Tell the command that makes a .docx of a file that is refused as an old document."""
    path = Path(file)
    if problem is not FileProblem.LEGACY_FORMAT or path.suffix.lower() not in _CONVERTED:
        return
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        return
    # The name alone where the shell finds it by itself.
    name = Path(program).stem if program != _NAMES[-1] else program
    words = [name, "--headless", "--convert-to", "docx", "--outdir", str(path.parent), str(path)]
    line = subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
    tell(f"这台机器有 LibreOffice，可以这样转换，再用得到的 .docx：{line}")
