"""What the commands print, and on which stream: results on stdout, all else on stderr."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.console import Console

_Step = TypeVar("_Step")


def prepare_streams() -> None:
    """Make output survive consoles that lack a character, such as Chinese ones in GBK."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


def tell(message: str) -> None:
    """Print a line of progress, summary or error."""
    print(message, file=sys.stderr, flush=True)  # noqa: T201 - the one place that prints it


def show(text: str) -> None:
    """Print a result."""
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")


def show_pieces(pieces: Iterable[str]) -> None:
    """Print a result piece by piece; the pieces end their own lines."""
    for piece in pieces:
        sys.stdout.write(piece)


def on_screen() -> bool:
    """Whether results go to a screen, not into a pipe or file."""
    return sys.stdout.isatty()


def progress(steps: Iterable[_Step], total: int, words: str) -> Iterator[_Step]:
    """Yield the steps of long work, with a bar on the screen where there are several."""
    if total < 2 or not sys.stderr.isatty():
        yield from steps
        return
    from rich.console import Console
    from rich.progress import track

    stderr = Console(file=sys.stderr, highlight=False)
    yield from track(steps, words, total=total, console=stderr, transient=True)


def console() -> "Console":
    """Return the console for results on a screen."""
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, emoji=False)
