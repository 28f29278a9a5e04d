"""What the commands print, and on which stream: results on stdout, all else on stderr."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.console import Console

_Item = TypeVar("_Item")


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


def with_progress(items: Iterable[_Item], total: int) -> Iterator[_Item]:
    """Yield the items, with a progress bar where errors go to a screen."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    stderr = Console(file=sys.stderr, highlight=False)
    yield from track(items, "正在核对", total=total, console=stderr, transient=True)


def on_screen() -> bool:
    """Whether results go to a screen, not into a pipe or file."""
    return sys.stdout.isatty()


def console() -> "Console":
    """Return the console for results on a screen."""
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, emoji=False)
