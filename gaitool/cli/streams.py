"""What the commands print, and on which stream: results on stdout, all else on stderr."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from typing import TYPE_CHECKING, TextIO, TypeVar

from gaitool.renderers.printable import one_line, printable

if TYPE_CHECKING:
    from rich.console import Console

_Step = TypeVar("_Step")
_LAST_STREAM = 2
_NAMED, _NAMED_ON_SCREEN = 10, 3
_TOLD: ContextVar[list[str] | None] = ContextVar("_TOLD", default=None)


def prepare_streams() -> None:
    """Make output survive consoles that lack a character, such as Chinese ones in GBK.

    A stream that was closed from the start leads nowhere: else the next file that is opened
    would get its number, and with it what others print there.
    """
    if None in (sys.stdin, sys.stdout, sys.stderr):
        _lead_nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            # The encoding stays: a console set to GBK would show UTF-8 as garbage.
            reconfigure(errors="replace")


def _lead_nowhere() -> None:
    while (number := os.open(os.devnull, os.O_RDWR)) <= _LAST_STREAM:
        pass
    os.close(number)
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - as long as we run


def tell(message: str) -> None:
    """Print a line of progress, summary or error; where nobody reads it, nothing else stops."""
    line = one_line(message)
    with contextlib.suppress(OSError):
        print(line, file=sys.stderr, flush=True)  # noqa: T201 - the one place
    told = _TOLD.get()
    if told is not None and sys.stderr.isatty():
        told.append(line)


@contextlib.contextmanager
def lines_on_screen() -> Iterator[list[str]]:
    """Give the lines that are told on a screen meanwhile, for what must leave room for them."""
    told = list[str]()
    before = _TOLD.set(told)
    try:
        yield told
    finally:
        _TOLD.reset(before)


def most_named() -> int:
    """Return how many names a line tells at the most: few on a screen, which holds little."""
    return _NAMED_ON_SCREEN if sys.stderr.isatty() else _NAMED


def tell_all(messages: Iterable[str]) -> None:
    """Print lines of progress, summary or errors."""
    for message in messages:
        tell(message)


def show(text: str) -> None:
    """Print a result."""
    sys.stdout.write(printable(text if text.endswith("\n") else f"{text}\n"))


def show_pieces(pieces: Iterable[str]) -> None:
    """Print a result piece by piece; the pieces end their own lines."""
    for piece in pieces:
        sys.stdout.write(printable(piece))


def on_screen() -> bool:
    """Whether results go to a screen, not into a pipe or file."""
    return sys.stdout.isatty()


def progress(
    steps: Iterable[_Step], total: int, words: str, name: Callable[[_Step], str] = str
) -> Iterator[_Step]:
    """Yield the steps of long work; on a screen show a bar, the speed and the last step's name."""
    # A pipe or a log file gets no bar: it would be a line for every step.
    if total < 2 or not sys.stderr.isatty():
        yield from steps
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    from gaitool.cli.clean_console import clean_console

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[speed]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[name]}", markup=False),  # names may hold [brackets]
    )
    with Progress(*columns, console=clean_console(sys.stderr), transient=True) as bar:
        task = bar.add_task(words, total=total, name="", speed="")
        for step in steps:
            yield step
            bar.update(task, advance=1, name=name(step), speed=_speed(bar.tasks[0].speed))


def _speed(a_second: float | None) -> str:
    return f"每秒 {a_second:.0f} 个" if a_second else ""


def console() -> "Console":
    """Return the console for results on a screen."""
    from gaitool.cli.clean_console import clean_console

    return clean_console(sys.stdout)
