"""Gathers many files into the store; reads only those whose content it does not know."""

import datetime
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from gaitool.checking.file_work import FileWork
from gaitool.errors import UnusableFile
from gaitool.office_files.file_content import read_content
from gaitool.office_files.kinds import lock_file_beside
from gaitool.rollup.collected_file import digest_of
from gaitool.rollup.collecting import Collect
from gaitool.rollup.figures_alone import ReadFigures
from gaitool.rollup.kept_file import KeptFile
from gaitool.rollup.records import Role
from gaitool.rollup.store import Store

Runner = Callable[[Sequence[Path], FileWork[KeptFile]], Iterator[KeptFile]]
"""Works through files in their order: in this process, in others, or on a cluster."""

_Note = Callable[[int, str, str, int], None]


def gather(files: Sequence[Path], work: Collect, store: Store, run: Runner) -> Iterator[Path]:
    """Yield every file once the store holds what is kept of it.

    If the caller stops early, the store holds the files yielded so far.
    """
    store.begin_run()
    yield from _gathered(files, work, store, run, store.add_present)


def gather_beside(files: Sequence[Path], role: Role, store: Store, run: Runner) -> Iterator[Path]:
    """Yield every file of one role once the store holds its figures; the run has begun already."""
    yield from _gathered(files, ReadFigures(), store, run, partial(store.add_beside, role))


def _gathered(
    files: Sequence[Path], work: Collect | ReadFigures, store: Store, run: Runner, note: _Note
) -> Iterator[Path]:
    # Whose report a content is: what is known of other offices plays no part in it.
    agencies = store.agencies() if isinstance(work, Collect) and work.asks_whose else {}
    unknown: list[int] = []
    for place, file in enumerate(files):
        digest = _digest(file)
        judged = work.judged_by(file, agencies.get(digest, ""))
        known = store.known(_name(file, digest, work, judged))
        if known is None:
            unknown.append(place)
        else:
            note(place, str(file), _changed(file), known)
            yield file
    # Absolute: a worker of a cluster has another working directory.
    results = run([files[place].absolute() for place in unknown], work)
    for place, kept in zip(unknown, results, strict=True):
        file = files[place]
        # The digest of what the worker read: the file may have been saved again in between.
        judged = work.judged_by(file, kept.agency)
        number = store.keep(_name(file, kept.digest, work, judged), kept, judged)
        note(place, str(file), _changed(file), number)
        yield file


def _digest(file: Path) -> str:
    try:
        return digest_of(read_content(file))
    except UnusableFile:
        return ""


def _name(file: Path, digest: str, work: Collect | ReadFigures, judged: Mapping[str, str]) -> str:
    """Name what is collected of a content: by the content, how it is read, by what it is judged.

    The file's name plays no part, so that a renamed or moved file is known again.
    """
    # An open file carries a remark.
    how = (work.kind_of(file), lock_file_beside(file) is not None)
    # What could not be read has no content to go by, only its name.
    unread = "" if digest else str(file)
    basis = repr((digest, how, judged, unread))
    return hashlib.sha256(basis.encode("utf-8", "surrogatepass")).hexdigest()


def _changed(file: Path) -> str:
    """Return when the file was last written, in UTC as workbooks write it; empty if unknown."""
    try:
        seconds = file.stat().st_mtime
    except OSError:
        return ""
    moment = datetime.datetime.fromtimestamp(int(seconds), datetime.UTC)
    return f"{moment.replace(tzinfo=None).isoformat()}Z"
