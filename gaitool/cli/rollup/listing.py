"""Shows the units of a roll-up: a table on a screen, lines in a pipe, JSON or CSV."""

from collections.abc import Iterator, Sequence
from itertools import chain

from gaitool import __version__
from gaitool.cli.list_formats import ListFormat
from gaitool.cli.streams import console, on_screen, show_pieces, tell
from gaitool.collection import Collection


def show_rollup(
    collection: Collection, output_format: ListFormat, told: Sequence[str] = ()
) -> None:
    """Print the roll-up on stdout, piece by piece; ``told`` is what the screen shows already."""
    if output_format is ListFormat.TABLE and on_screen():
        from gaitool.renderers.rollup.terminal import print_rollup

        print_rollup(collection, console(), told)
        return
    show_pieces(_pieces(collection, output_format))
    _summarise(collection)


def _summarise(collection: Collection) -> None:
    """Tell the counts, and what is wrong between the units."""
    from gaitool.renderers.rollup.alike import between_heading, between_units
    from gaitool.renderers.rollup.wording import summary, unit_counts

    counts = (f"{count.name} {count.number}" for count in unit_counts(collection.overview))
    tell(summary(collection, " · ".join(counts)))
    if between := between_units(collection):
        rules = "、".join(sorted({one.finding.rule for one in between}))
        tell(f"{between_heading(collection, between)}：{rules}。")


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
