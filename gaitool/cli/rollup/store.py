"""Where the store of a roll-up lies: in this user's cache, one for each set of places."""

import contextlib
import hashlib
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from gaitool.cli.safe_file import remove_leftovers, temporary_beside
from gaitool.cli.streams import tell
from gaitool.cli.writing import why_refused
from gaitool.rollup.cache_file import Restored, keep, restore
from gaitool.rollup.store import Store

_NOT_USABLE = "缓存文件夹 {} 用不了，这次全部重读，也不能说明比上次改了什么。"
_DAMAGED = "上次的缓存坏了或不是汇总存的，已重建：这次全部重读，也不能说明比上次改了什么。"
_NOT_KEPT = "缓存没有存下（{}），不影响这次的结果，下次再读一遍。"


class NotToBeHad(Exception):
    """There can be no such store here, which was told."""


def opened_stores(
    places: Iterable[Path], *, cached: bool
) -> Iterator[AbstractContextManager[Store]]:
    """Yield where a roll-up of these files can be worked out: the next where one fails.

    That is the cache, a passing file, and memory, for a machine without any room left. Where one
    cannot be had it raises NotToBeHad, or sqlite3.Error.
    """
    if cached and (cache := _cache_file(places)):
        yield _cached_store(cache)
    yield _passing_store()
    yield contextlib.closing(Store(Path(":memory:")))


def cache_folder() -> Path:
    """Return this user's folder for what programs can do without, as each system names it."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
        return (Path(base) if base else Path.home() / "AppData/Local") / "gaitool" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/gaitool"
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base else Path.home() / ".cache") / "gaitool"


def _cache_file(places: Iterable[Path]) -> Path | None:
    """Return where the cache of these files is; None, and told, where there can be none."""
    folder = "（没有）"
    try:
        home = cache_folder()
        folder = str(home)
        home.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # RuntimeError: the user has no home
        tell(_NOT_USABLE.format(folder))
        return None
    return home / f"rollup-{_name(places)}.sqlite"


@contextlib.contextmanager
def _cached_store(cache: Path) -> Iterator[Store]:
    """Give a copy of the cache, which takes its place afterwards, whatever else went wrong."""
    remove_leftovers(cache.parent)
    working = temporary_beside(cache, ".sqlite")
    with contextlib.ExitStack() as stack:
        stack.callback(_remove, working)
        try:
            restored = restore(cache, working)
            store = Store(working)
        except (OSError, sqlite3.Error) as error:
            tell(_NOT_USABLE.format(cache.parent))
            raise NotToBeHad from error
        _tell_restored(restored, cache)
        try:
            yield store
        except sqlite3.Error:
            restored = Restored.IN_THE_WAY  # what is in the store may be anything
            raise
        finally:
            # Whatever could not be printed or written of it, what was read is right.
            store.close()
            if restored is not Restored.IN_THE_WAY:
                _keep(working, cache)


def _tell_restored(restored: Restored, cache: Path) -> None:
    if restored is Restored.DAMAGED:
        tell(_DAMAGED)
    elif restored is Restored.IN_THE_WAY:
        tell(_NOT_USABLE.format(cache))


def _remove(working: Path) -> None:
    with contextlib.suppress(OSError):
        working.unlink(missing_ok=True)


def _keep(working: Path, cache: Path) -> None:
    try:
        keep(working, cache)
    except OSError as error:
        tell(_NOT_KEPT.format(why_refused(error)))


@contextlib.contextmanager
def _passing_store() -> Iterator[Store]:
    """Give a store that is gone afterwards."""
    with contextlib.ExitStack() as stack:
        try:
            folder = stack.enter_context(
                tempfile.TemporaryDirectory(prefix="gaitool-", ignore_cleanup_errors=True)
            )
        except OSError as error:
            raise sqlite3.OperationalError(str(error)) from error
        store = Store(Path(folder) / "rollup.sqlite")
        stack.callback(store.close)
        yield store


def _name(places: Iterable[Path]) -> str:
    listed = "\n".join(sorted(os.path.realpath(place) for place in places))
    return hashlib.sha256(listed.encode("utf-8", "surrogatepass")).hexdigest()[:16]
