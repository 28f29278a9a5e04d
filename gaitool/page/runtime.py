"""The Python runtime that the page carries: Pyodide, pinned by the checksums of its files."""

import hashlib
import tarfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from gaitool.errors import FileProblem, UnusableFile

VERSION = "314.0.7"
"""The version of the npm package ``pyodide``; it goes with the checksums below."""

COMMAND = f"npm pack pyodide@{VERSION}"
"""What fetches the archive, once, on a machine with a network."""

ARCHIVE = f"pyodide-{VERSION}.tgz"
"""What it is called then."""

LOADER, MODULE, BINARY, LIBRARY = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
)
_CHECKSUMS: Mapping[str, str] = MappingProxyType(
    {
        LOADER: "6f1d60f7bf529beb300f0f47983c921d3982363640ba20af0e38efdddbc66109",
        MODULE: "f7cdc8ece80678ceb712f8e65ebe6d3a83203a180c399865f49612a051693635",
        BINARY: "cc36e3cab04fdfc9a63ff13eb52eae2b911bf46c025cc7b281f394bd3de1d5e6",
        LIBRARY: "fa1957e5777068fc4f7437f96d860ae2fbe9c19732ba06c84e004ec16dd7dd7a",
    }
)
_LARGEST_PART = 64 * 1024**2
_FOLDER = "package"
"""What npm calls the folder in every archive."""

_FETCH = f"在能上网的电脑上取一次：{COMMAND}，再用 --runtime 写明取到的文件。"
_NOT_FOUND = f"找不到浏览器里的 Python 运行环境。{_FETCH}"
_NOT_IT = f"不是 Pyodide {VERSION} 的运行环境（{{}}）。{_FETCH}"

_Read = Callable[[str], bytes]


def read_runtime(place: Path) -> Mapping[str, bytes]:
    """Return the files of the runtime by name, from npm's archive or a folder with its content.

    Raises UnusableFile where it is missing, or is any other than the pinned one.
    """
    if not place.exists():
        raise UnusableFile(place, FileProblem.NOT_FOUND, _NOT_FOUND)
    with _opened(place) as read:
        return {name: _verified(place, name, read) for name in _CHECKSUMS}


@contextmanager
def _opened(place: Path) -> Iterator[_Read]:
    if place.is_dir():
        inner = place / _FOLDER
        folder = inner if inner.is_dir() else place
        yield lambda name: (folder / name).read_bytes()
        return
    try:
        with tarfile.open(place) as archive:
            yield lambda name: _member(archive, name)
    except tarfile.TarError as error:
        raise UnusableFile(
            place, FileProblem.DAMAGED, _NOT_IT.format("不是 npm 的压缩包")
        ) from error


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    member = archive.getmember(f"{_FOLDER}/{name}")
    stream = archive.extractfile(member)
    if stream is None or member.size > _LARGEST_PART:
        raise KeyError(name)
    return stream.read()


def _verified(place: Path, name: str, read: _Read) -> bytes:
    try:
        content = read(name)
    except (KeyError, OSError) as error:
        raise UnusableFile(
            place, FileProblem.DAMAGED, _NOT_IT.format(f"里面没有 {name}")
        ) from error
    if hashlib.sha256(content).hexdigest() != _CHECKSUMS[name]:
        why = _NOT_IT.format(f"{name} 的校验和不同")
        raise UnusableFile(place, FileProblem.DAMAGED, why)
    return content
