"""A console whose words do nothing to the terminal but to be shown, whatever file they are from."""

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from gaitool.renderers.printable import printable


class _CleanConsole(Console):
    """Takes out of every text what a terminal would obey; the console's own signs stay."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """Yield what is printed of a renderable."""
        for text, style, control in super().render(renderable, options):
            yield Segment(text if control else printable(text), style, control)


def clean_console(stream: TextIO) -> Console:
    """Return a console that prints on a stream."""
    return _CleanConsole(file=stream, highlight=False, emoji=False)
