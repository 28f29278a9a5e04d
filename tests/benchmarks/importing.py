"""Messy published reports are read right nearly cell by cell, and nothing wrong goes unsaid.

Give the beginnings of document names to see only those, with everything that went wrong.
"""

import sys
import tempfile
from pathlib import Path

from gaitool.errors import GaitoolError
from gaitool.filled_report import FilledReport
from gaitool.importers import read_published

from tests.importing.messy.documents import put_document
from tests.support.importing.scoring import Score, Tally, score
from tests.support.importing.truth import Truth, load_truths

_PARTS = ("cells", "declared", "cover", "headings", "texts", "reports")


def score_document(truth: Truth, folder: Path) -> Score:
    """Import one document and score it; of a refused document nothing was read."""
    try:
        imported = read_published(put_document(truth, folder))
    except GaitoolError as refusal:
        print(f"{truth.name}: {refusal}", file=sys.stderr)
        return score(truth, FilledReport())
    return score(truth, imported.report, imported.doubts, (*imported.missing, *imported.unplaced))


def line(name: str, scored: Score) -> str:
    """Return the figures of a document: right of asked, and what was invented."""
    tallies: list[Tally] = [getattr(scored, part) for part in _PARTS]
    columns = [
        f"{len(tally.right):4}/{tally.asked:<4}"
        + (f"+{len(tally.invented)}" if tally.invented else "").ljust(4)
        for tally in tallies
    ]
    return f"{name:28} {' '.join(columns)} {len(scored.silent):6}"


def details(scored: Score) -> list[str]:
    """Return everything that is not right, a line each."""
    return [
        f"    {part} {kind}: {text}"
        for part in _PARTS
        for kind in ("wrong", "missing", "invented")
        for text in getattr(getattr(scored, part), kind)
    ]


def main() -> None:
    """Print a line a document, and the sum of all."""
    wanted = tuple(sys.argv[1:])
    print(f"{'document':28} {' '.join(f'{part:13}' for part in _PARTS)} silently wrong")
    total = Score()
    with tempfile.TemporaryDirectory() as folder:
        for truth in load_truths():
            if not truth.name.startswith(wanted or ("",)):
                continue
            scored = score_document(truth, Path(folder))
            total += scored
            print(line(truth.name, scored))
            if wanted:
                print("\n".join(details(scored)))
    print(line("all", total))


if __name__ == "__main__":
    main()
