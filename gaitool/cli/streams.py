"""What the commands print, and on which stream: results on stdout, all else on stderr."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


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


def on_screen() -> bool:
    """Whether results go to a screen, not into a pipe or file."""
    return sys.stdout.isatty()


def console() -> "Console":
    """Return the console for results on a screen."""
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, emoji=False)
