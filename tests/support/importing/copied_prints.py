"""Reports on any edition as browsers, editors and portals leave them: copied as text."""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from gaitool.form import Form

from tests.importing.messy.grids import Grid
from tests.importing.messy.outline import Line
from tests.support.importing.plain_prints import Figures, pieces

CopiedRow = Callable[[list[str]], str]
_SHORTEST_BROKEN = 4
_NUMBER = re.compile(r"(（.）|\d\.|.、|)(.*)")


def copied(form: Form, figures: Figures, how: CopiedRow) -> str:
    """Return a report as text; a merged cell is written where it begins and nowhere else."""
    return "\n".join(
        piece.text if isinstance(piece, Line) else copied_grid(piece, how)
        for piece in pieces(form, figures)
    )


def copied_grid(grid: Grid, how: CopiedRow) -> str:
    """Return a table as text, a line a row."""
    return "\n".join(how([cell.text for cell in row]) for row in grid)


def padded(form: Form, figures: Figures, how: CopiedRow) -> str:
    """Return a report as text, every row of a table filled up with blank cells at its end."""
    lines = []
    for piece in pieces(form, figures):
        if isinstance(piece, Line):
            lines.append(piece.text)
            continue
        width = max(sum(cell.across for cell in row) for row in piece)
        for row in piece:
            texts = [cell.text for cell in row]
            lines.append(how([*texts, *[""] * (width - len(texts))]))
    return "\n".join(lines)


def broken(text: str) -> str:
    """Return a label on two lines, as a narrow column breaks it; short ones and figures as one."""
    number, words = _NUMBER.fullmatch(text).groups()  # type: ignore[union-attr]
    if len(words) < _SHORTEST_BROKEN or any(map(str.isdecimal, words)):
        return text
    return f"{number}{words[: len(words) // 2]}\n\n{words[len(words) // 2 :]}"


def _lines(texts: list[str]) -> Iterator[str]:
    yield from (f"{broken(text)}\n" for text in texts)


COPIED: Mapping[str, CopiedRow] = MappingProxyType(
    {
        "tabs": "\t".join,
        "tabs and a blank cell": lambda texts: "\t".join([*texts, ""]),
        "bars": " | ".join,
        "bars at the end": lambda texts: " | ".join([*texts, "||"]),
        "bars around": lambda texts: f"| {' | '.join(texts)} |",
        "wide bars": "｜".join,
        "gaps": "   ".join,
        "spaces": lambda texts: " ".join(texts),
        "lines": "\n\n".join,
        "a bar after each cell": lambda texts: "\n".join(f"{text} |" for text in texts),
        "a bar on a line of its own": lambda texts: "\n".join(f"{text}\n|" for text in texts),
        "bars around broken rows": lambda texts: "\n".join(
            ["| ", *(f"  {text}  | " for text in texts)]
        ),
        "wide bars after each cell": lambda texts: "\n".join(f"{text}｜" for text in texts),
        "broken lines": lambda texts: "\n".join(_lines(texts)),
    }
)
"""How the cells of a row may follow each other."""
