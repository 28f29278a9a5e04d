"""Finds what was handed in: the workbooks in files and folders, without what is none."""

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gaitool.errors import FileProblem, UnusableFile

_WORKBOOKS = frozenset(
    [
        *(".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".xlt"),
        *(".et", ".ett", ".ods", ".ots"),
    ]
)
_DOCUMENTS = frozenset(
    [
        *(".doc", ".docx", ".wps", ".pdf", ".ofd", ".html", ".htm", ".mht", ".mhtml"),
        *(".zip", ".rar", ".7z"),
    ]
)
_NOT_FOUND = "找不到这个文件或文件夹。请检查名称。"


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """The workbooks in their order, and documents and archives beside them, which are not read."""

    workbooks: tuple[Path, ...]
    documents: tuple[Path, ...]


def found_files(places: Iterable[Path], others: Collection[Path] = ()) -> FoundFiles:
    """Return the workbooks of files and folders, each once, folders with all they hold.

    ``others`` are the roster, the outputs and folders of outputs of the same run, which are
    not handed in. Lock files and hidden folders are passed over. Raises UnusableFile for a
    place that is not there.
    """
    aside = {other.resolve() for other in others}
    workbooks: dict[Path, Path] = {}
    documents: list[Path] = []
    for place in places:
        for file in _files_of(place, aside):
            kind = file.suffix.lower()
            if kind in _WORKBOOKS or file == place:
                workbooks.setdefault(file.resolve(), file)
            elif kind in _DOCUMENTS:
                documents.append(file)
    return FoundFiles(tuple(workbooks.values()), tuple(documents))


def _files_of(place: Path, aside: Collection[Path]) -> Iterator[Path]:
    """Yield a file itself, or the files of a folder in the order of their names."""
    if place.is_file():
        yield place
        return
    if not place.is_dir():
        raise UnusableFile(place, FileProblem.NOT_FOUND, _NOT_FOUND)
    for folder, inner, names in os.walk(place):
        at = Path(folder)
        inner[:] = sorted(
            name
            for name in inner
            if not name.startswith(".") and (at / name).resolve() not in aside
        )
        for name in sorted(names):
            if not name.startswith(("~$", ".")) and (at / name).resolve() not in aside:
                yield at / name
