"""What others know of units, as it travels to the workers: each unit's figures by its names."""

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

from gaitool.answers import plain_digits
from gaitool.checking.sources import Source, read_report
from gaitool.checking.time_limit import time_limit
from gaitool.errors import UnusableFile
from gaitool.filled_report import FilledReport
from gaitool.form import CellKey, Form, newest_edition
from gaitool.known_figures import Contradiction, KnownFigure, KnownFile, KnownOfUnit, by_unit
from gaitool.text.first_of_many import first_of_many
from gaitool.text.folding import fold_label

_MOST_LOOKED_AT = 3


@dataclass(frozen=True, slots=True)
class KnownTable:
    """The known figures of all units, packed: they go along with every handful of files.

    ``year`` is the one that they say they are of.
    """

    packed: bytes
    year: int | None = None

    @classmethod
    def of_units(
        cls,
        figures: Mapping[str, Sequence[KnownFigure]],
        names: Mapping[str, Iterable[str]],
        year: int | None,
    ) -> "KnownTable":
        """Return a table of units; ``names`` are those that a unit goes by beside its own."""
        by_name = {
            fold_label(name): [_packed(one) for one in known]
            for unit, known in figures.items()
            for name in (*names.get(unit, ()), unit)
        }
        content = json.dumps(by_name, ensure_ascii=False, sort_keys=True)
        return cls(zlib.compress(content.encode("utf-8", "surrogatepass")), year)

    def of(self, agency: str) -> KnownOfUnit:
        """Return what is known of the office of this name."""
        known = _unpacked(self.packed).get(fold_label(agency), ())
        return KnownOfUnit(tuple(map(_figure, known)), self.year)

    def digest_of(self, agency: str) -> str:
        """Return a name for all that is known of an office: another figure gives another."""
        return hashlib.sha256(repr(self.of(agency)).encode("utf-8", "surrogatepass")).hexdigest()

    def beside(self, report: FilledReport) -> FilledReport:
        """Return a report with what is known of its office."""
        return report._replace(known=self.of(report.cover.agency))

    def beside_told(self, source: Source) -> Source:
        """Return a report with what is known of its office; it is told where that is nothing."""
        report = self.beside(source.report)
        agency = report.cover.agency
        if report.known and report.known.figures:
            return source._replace(report=report)
        told = f"已知数里没有“{agency}”的数" if agency else "封面没有机关名称"
        return Source(report, (*source.remarks, f"{told}，没有与已知数核对。"))


def known_table(
    file: KnownFile,
    unit_of: Callable[[str], str] = fold_label,
    names: Mapping[str, Iterable[str]] | None = None,
    named: int = _MOST_LOOKED_AT,
) -> tuple[KnownTable, str]:
    """Return the figures by units, and a sentence where a source contradicts itself, else none.

    ``unit_of`` tells the unit that a name means, ``names`` what else a unit is called; so many
    contradictions are ``named``.
    """
    units = by_unit(file.rows, unit_of)
    told = ""
    if against := units.contradictions:
        listed = first_of_many(map(_contradiction, against), len(against), "处", named)
        told = f"有 {len(against)} 处同一来源前后不一，没有采用：{listed}。"
    return KnownTable.of_units(units.figures, names or {}, file.year), told


def _contradiction(one: Contradiction) -> str:
    first = one.figures[0]
    figures = "、".join(plain_digits(figure.figure) for figure in one.figures)
    return f"{one.unit} {first.words}（{first.who}：{figures}）"


def read_known(path: Path, content: bytes, reports: Sequence[Path]) -> KnownFile:
    """Return what a file knows, for the edition that the reports are on; raises UnusableFile."""
    from gaitool.reader.known.reading import read_known_file  # workers only have the table

    form = edition_of_first(partial(read_report, report) for report in reports)
    with time_limit(path):
        return read_known_file(path, content, form)


def edition_of_first(readings: Iterable[Callable[[], FilledReport]]) -> Form:
    """Return the edition of the first report that can be read, the newest where none can.

    A supplement has cells of its own; whether all reports are on one edition is told elsewhere.
    """
    for read in islice(readings, _MOST_LOOKED_AT):
        try:
            return read().form
        except UnusableFile:
            continue
    return newest_edition()


def _packed(one: KnownFigure) -> list[Any]:
    return [[*map(str, one.cells)], plain_digits(one.figure), one.words, one.who]


@lru_cache(maxsize=1)
def _unpacked(packed: bytes) -> Mapping[str, list[Any]]:
    """Return the figures by folded names, as they travel; once for all files of a worker."""
    by_name: Mapping[str, list[Any]] = json.loads(
        zlib.decompress(packed).decode("utf-8", "surrogatepass")
    )
    return by_name


def _figure(stored: list[Any]) -> KnownFigure:
    names, figure, words, who = stored
    return KnownFigure(tuple(map(CellKey.named, names)), Decimal(figure), words, who)
