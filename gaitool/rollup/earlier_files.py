"""Which files of given places may be reports of an earlier year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gaitool.checking.sources import PUBLISHED_ENDINGS
from gaitool.errors import UsageError
from gaitool.rollup.found_files import WhyLeftOut, found_files

_MAY_BE_READ = frozenset([*PUBLISHED_ENDINGS, ".json"])
_NONE_FOUND = "{}：没有找到{}的报告（工作簿，或公布的网页、Word 文件）。请检查文件夹。"


@dataclass(frozen=True, slots=True)
class EarlierFiles:
    """The files that may be reports of last year, and of all years of the trend."""

    previous: tuple[Path, ...] = ()
    since: tuple[Path, ...] = ()

    @property
    def all(self) -> tuple[Path, ...]:
        """All of them."""
        return (*self.previous, *self.since)


def reports_in(places: Sequence[Path], others: Sequence[Path], which: str) -> Iterator[Path]:
    """Yield workbooks, data and published documents; locks and hidden files are not told again.

    Raises UsageError where there are none.
    """
    found = found_files(places, others)
    documents = (
        one.path
        for one in found.left_out
        if one.cause in {WhyLeftOut.DOCUMENT, WhyLeftOut.OTHER}
        and one.path.suffix.lower() in _MAY_BE_READ
    )
    files = (*found.workbooks, *documents)
    if not files:
        raise UsageError(_NONE_FOUND.format("、".join(map(str, places)), which))
    yield from files
