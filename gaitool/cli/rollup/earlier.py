"""``rollup --previous`` and ``--since``: finds the files of earlier years."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gaitool.checking.sources import read_report
from gaitool.errors import UnusableFile, UsageError
from gaitool.office_files.file_identity import identity_of
from gaitool.rollup.earlier_files import EarlierFiles, reports_in


@dataclass(frozen=True, slots=True)
class EarlierPlaces:
    """The folders that the options name."""

    previous: Path | None
    since: tuple[Path, ...]

    def folders_apart(self, places: Iterable[Path]) -> list[Path]:
        """Return those in which nothing of this year is collected, should they lie among it.

        A folder that is this year's as well is none of them: the year of each report decides.
        """
        own = {identity_of(place) for place in places}
        named = [*self.since, *([self.previous] if self.previous else [])]
        return [one for one in named if identity_of(one) not in own]

    def files(self, others: Sequence[Path]) -> EarlierFiles:
        """Return what lies in the folders, but for what is collected or written by this run.

        Last year's reports are part of the trend too. Raises UsageError for a folder without any,
        and for a file that is no report.
        """
        if self.previous:
            _demand_reports(self.previous, "--previous", "上年")
        for place in self.since:
            _demand_reports(place, "--since", "以前各年")
        previous = tuple(reports_in([self.previous], others, "上年")) if self.previous else ()
        since: list[Path] = []
        if self.since:
            of_last_year = [self.previous] if self.previous else []
            since = list(reports_in([*self.since, *of_last_year], others, "以前各年"))
        return EarlierFiles(previous, tuple(since))


def _demand_reports(place: Path, option: str, which: str) -> None:
    """Refuse a file that is no report: what is wanted is a folder of them."""
    if not place.is_file():
        return
    try:
        read_report(place)
    except UnusableFile as error:
        wanted = f"{option} 要的是各单位{which}的报告所在的文件夹"
        raise UsageError(f"{place}：读不出年度报告；{wanted}。") from error
