"""Shows the units of a roll-up: a table on a screen, lines in a pipe, JSON or CSV."""

from collections.abc import Iterator
from itertools import chain

from gaitool import __version__
from gaitool.cli.options import ListFormat
from gaitool.cli.streams import console, on_screen, show_pieces
from gaitool.collection import Collection


def show_rollup(collection: Collection, output_format: ListFormat) -> None:
    """Print the roll-up on stdout, piece by piece."""
    if output_format is ListFormat.TABLE and on_screen():
        from gaitool.renderers.rollup.terminal import print_rollup
        from gaitool.renderers.rollup.years_lines import print_years

        print_rollup(collection, console())
        print_years(collection, console())
        return
    show_pieces(_pieces(collection, output_format))


def _pieces(collection: Collection, output_format: ListFormat) -> Iterator[str]:
    match output_format:
        case ListFormat.JSON:
            from gaitool.renderers.rollup.as_data import rollup_json

            yield from rollup_json(collection, __version__)
        case ListFormat.CSV:
            from gaitool.renderers.rollup.as_data import rollup_csv

            yield from rollup_csv(collection)
        case ListFormat.TABLE:
            from gaitool.renderers.rollup.plain_lines import rollup_lines
            from gaitool.renderers.rollup.years_lines import years_lines

            lines = chain(rollup_lines(collection), years_lines(collection))
            yield from (f"{line}\n" for line in lines)
