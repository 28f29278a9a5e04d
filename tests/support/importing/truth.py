"""What a published document states, as a person read it: the yardstick of the importers."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gaitool.form import CellKey

from tests.support.editions import FORM_2021
from tests.support.text_grid import FIXTURES

MESSY = FIXTURES.parent / "importing" / "messy"
TRUTHS = MESSY / "truth"
TEXT_PARTS = tuple(FORM_2021.sections)

Figures = Mapping[CellKey, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A sub-heading (empty where there is none) with its text, paragraphs on lines of their own."""

    heading: str
    body: str


@dataclass(frozen=True, eq=False)
class Truth:
    """What must be read out of one document, and what must be told about it.

    ``figures`` are the printed cells, totals included, ``""`` for a printed blank; a cell that is
    not in it is not in the document. ``optional`` figures may be left out, but not misread, and
    ``doubtful`` ones are to be reported as such: any of the readings, or none, will do.
    ``reported`` lists what has to be spoken of, each with the words of which one must occur.
    ``printed`` is how the document words what the truth does not tell: title, headings, sign-off.
    """

    document: str
    tests: str
    form: str
    cover: Mapping[str, str]
    figures: Figures
    optional: Figures
    doubtful: Mapping[CellKey, tuple[str, ...]]
    reported: tuple[tuple[str, ...], ...]
    sections: Mapping[str, tuple[Entry, ...]]
    printed: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The file name without its ending."""
        return Path(self.document).stem

    def row(self, table: str, row: str) -> list[tuple[CellKey, str]]:
        """Return the figures of a row in the order of the form; empty where it is not printed."""
        return [
            (key, self.figures[key])
            for key in FORM_2021.tables[table].cells
            if key.row == row and key in self.figures
        ]


def load_truths() -> tuple[Truth, ...]:
    """Return the truth of every messy document, in the order of their names."""
    return tuple(load_truth(path) for path in sorted(TRUTHS.glob("*.toml")))


def load_truth(path: Path) -> Truth:
    """Read one truth file; a figure the form has no cell for is an error."""
    content = tomllib.loads(path.read_text("utf-8"))
    return Truth(
        document=content["document"],
        tests=content["tests"],
        form=content["form"],
        cover={name: str(content[name]) for name in ("agency", "year", "date")},
        figures=dict(_figures(content)),
        optional={_key(name): raw for name, raw in content.get("optional", {}).items()},
        doubtful={_key(name): tuple(raw) for name, raw in content.get("doubtful", {}).items()},
        reported=tuple(tuple(words) for words in content.get("reported", ())),
        sections={
            part: tuple(Entry(e.get("heading", ""), e["body"].strip()) for e in content[part])
            for part in TEXT_PARTS
            if part in content
        },
        printed=content.get("printed", {}),
    )


def _figures(content: Mapping[str, Any]) -> Iterator[tuple[CellKey, str]]:
    for name, table in FORM_2021.tables.items():
        rows = {row: text.split("|") for row, text in content.get(name, {}).items()}
        for row, texts in rows.items():
            keys = [key for key in table.cells if key.row == row]
            # Fewer are allowed, since documents leave columns out; more are a slip of the truth.
            if len(texts) > len(keys):
                raise ValueError(f"{content['document']}: {name}.{row}")
            yield from zip(keys, (text.strip() for text in texts), strict=False)


def _key(name: str) -> CellKey:
    key = FORM_2021.find_cell(name)
    if key is None:
        raise ValueError(name)
    return key
