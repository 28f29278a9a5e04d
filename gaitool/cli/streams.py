"""What the commands print, and on which stream: results on stdout, all else on stderr."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.console import Console

_Step = TypeVar("_Step")


def prepare_streams() -> None:
    """Make output survive consoles that lack a character, such as Chinese ones in GBK."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            # The encoding stays: a console set to GBK would show UTF-8 as garbage.
            reconfigure(errors="replace")


def tell(message: str) -> None:
    """Print a line of progress, summary or error on stderr."""
    print(message, file=sys.stderr, flush=True)  # noqa: T201 - the one place that prints it


def show(text: str) -> None:
    """Print a result on stdout."""
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")


def show_pieces(pieces: Iterable[str]) -> None:
    """Print a result piece by piece; the pieces end their own lines."""
    for piece in pieces:
        sys.stdout.write(piece)


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
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    # No spinner: GBK has none of its characters.
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[speed]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[name]}", markup=False),  # names may hold [brackets]
    )
    stderr = Console(file=sys.stderr, highlight=False, emoji=False)
    with Progress(*columns, console=stderr, transient=True) as bar:
        task = bar.add_task(words, total=total, name="", speed="")
        for step in steps:
            yield step
            bar.update(task, advance=1, name=name(step), speed=_speed(bar.tasks[0].speed))


def _speed(a_second: float | None) -> str:
    return f"每秒 {a_second:.0f} 个" if a_second else ""


def console() -> "Console":
    """Return the console for results on a screen."""
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, emoji=False)
