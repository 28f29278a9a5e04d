"""What of this installation goes into the page: the package itself and the libraries it needs."""

import io
import re
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import gaitool
from gaitool.errors import UsageError

LIBRARIES = ("chinesecalendar", "cn2an", "defusedxml", "jinja2", "olefile", "xlsxwriter")
"""What works in a browser and is needed there; what these need comes along."""

_LEFT_OUT = (
    "cli",
    "face/command_line.py",
    "migration.py",
    "page/assets",
    "page/assembled.py",
    "page/packed.py",
    "page/runtime.py",
)
"""What of the package has no use in a browser."""

_CARRIED = frozenset([".py", ".toml", ".sql", ".json", ".jinja", ".css", ".js"])
_OF_LIBRARIES = frozenset([".py", ".yaml", ".yml"])
_LICENCE = re.compile(r"\.dist-info/(METADATA|LICEN[CS]E.*|licenses/.+)$")
_NAME = re.compile(r"[A-Za-z0-9._-]+")
# So that the same installation gives the same bytes.
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_OF_THE_PAGE = {
    "gaitool/face/__init__.py": "from gaitool.face.page import PAGE as FACE\n",
    "lxml/__init__.py": "",
    "lxml/etree.py": "from gaitool.page.markup.etree import *\n",
}
"""What stands in the page in place of what stands on a desk.

Messages name what the page offers. There is no lxml for browsers in any registry of packages:
the page has what it needs of it.
"""


def packed_python() -> bytes:
    """Return an archive with all Python that the page runs; raises UsageError for a broken one."""
    files = dict(_own_files()) | {n: text.encode() for n, text in _OF_THE_PAGE.items()}
    for name in sorted(_with_needed(LIBRARIES)):
        files |= dict(_files_of(name))
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _EARLIEST), files[name], zipfile.ZIP_DEFLATED, 9)
    return content.getvalue()


def _own_files() -> Iterator[tuple[str, bytes]]:
    folder = Path(gaitool.__file__).parent
    left_out = [folder / name for name in _LEFT_OUT]
    for file in folder.rglob("*"):
        is_left_out = any(file.is_relative_to(one) for one in left_out)
        if file.suffix in _CARRIED and not is_left_out:
            yield f"{folder.name}/{file.relative_to(folder).as_posix()}", file.read_bytes()


def _with_needed(names: tuple[str, ...]) -> set[str]:
    """Return libraries with all that they need without their extras."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            needed = (one for one in _distribution(name).requires or () if "extra ==" not in one)
            waiting += [match[0].lower() for one in needed if (match := _NAME.match(one))]
    return found


def _files_of(name: str) -> Iterator[tuple[str, bytes]]:
    files = _distribution(name).files
    if not files:  # as where the system's own package manager brought it
        raise UsageError(f"不知道 {name} 有哪些文件，做不成网页。请用 pip 重新安装 gaitool。")
    for file in files:
        path = file.as_posix()
        is_code = file.suffix in _OF_LIBRARIES and ".." not in file.parts
        if is_code or _LICENCE.search(path):
            yield path, Path(str(file.locate())).read_bytes()


def _distribution(name: str) -> metadata.Distribution:
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError as error:
        raise UsageError(f"这台机器上没有安装 {name}，做不成网页。请重新安装 gaitool。") from error
