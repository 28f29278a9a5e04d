"""Where the store of a roll-up lies: in this user's cache, one for each set of places."""

import contextlib
import hashlib
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from gaitool.cli.streams import tell
from gaitool.rollup.store import Store

_IN_USE = "同一些文件的另一个汇总正在进行，这次不用缓存。"
_NOT_USABLE = "缓存文件夹 {} 用不了，这次全部重读，也不能说明比上次改了什么。"


@contextlib.contextmanager
def opened_store(places: Iterable[Path], *, cached: bool) -> Iterator[Store]:
    """Give the store of these files and folders; a temporary one where there can be no cache."""
    store = _cached_store(places) if cached else None
    with contextlib.ExitStack() as stack:
        if store is None:
            # Windows may still hold the file when the folder goes: that is no error of the run.
            folder = stack.enter_context(
                tempfile.TemporaryDirectory(prefix="gaitool-", ignore_cleanup_errors=True)
            )
            store = Store(Path(folder) / "rollup.sqlite")
        stack.callback(store.close)
        yield store


def cache_folder() -> Path:
    """Return this user's folder for what programs can do without, as each system names it."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
        return (Path(base) if base else Path.home() / "AppData/Local") / "gaitool" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/gaitool"
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base else Path.home() / ".cache") / "gaitool"


def _cached_store(places: Iterable[Path]) -> Store | None:
    try:
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        return Store(folder / f"rollup-{_name(places)}.sqlite")
    except sqlite3.OperationalError as error:
        tell(_IN_USE if "locked" in str(error) else _NOT_USABLE.format(cache_folder()))
    except (OSError, RuntimeError):  # RuntimeError: the user has no home
        tell(_NOT_USABLE.format("（没有）"))
    return None


def _name(places: Iterable[Path]) -> str:
    # Sorted: the same folders in another order are the same collection.
    listed = "\n".join(sorted(str(place.resolve()) for place in places))
    # surrogatepass: names of files need not be text in any encoding.
    return hashlib.sha256(listed.encode("utf-8", "surrogatepass")).hexdigest()[:16]
