"""Finds what was handed in: the workbooks in files and folders, and nothing else."""

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gaitool.errors import FileProblem, UnusableFile

# Also kinds that cannot be read: a unit that sent one gets a line that says so, not 未报.
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
    """The workbooks in their order, and the documents and archives that are not read."""

    workbooks: tuple[Path, ...]
    documents: tuple[Path, ...]


def found_files(places: Iterable[Path], others: Collection[Path] = ()) -> FoundFiles:
    """Return the workbooks among files and in folders, each once; folders at any depth.

    ``others`` are the roster, the outputs and the folders of outputs of the same run, which
    nobody handed in. Lock files and hidden folders are passed over. Raises UnusableFile for a
    place that does not exist.
    """
    aside = {other.resolve() for other in others}
    workbooks: dict[Path, Path] = {}
    documents: list[Path] = []
    for place in places:
        for file in _files_of(place, aside):
            kind = file.suffix.lower()
            # A file that the user names is taken at its word, whatever it is called.
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
        # Changed in place, which keeps os.walk out of what is left out, and in a fixed order.
        inner[:] = sorted(
            name
            for name in inner
            if not name.startswith(".") and (at / name).resolve() not in aside
        )
        for name in sorted(names):
            # ~$ is a lock file of Excel and WPS, .~lock one of LibreOffice.
            if not name.startswith(("~$", ".")) and (at / name).resolve() not in aside:
                yield at / name
