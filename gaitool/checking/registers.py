"""A register as a command names it: its bytes, its own words, and its counts for a report."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from gaitool.checking.sources import Source
from gaitool.checking.time_limit import time_limit
from gaitool.counted_register import CountedRegister, Register
from gaitool.errors import FileProblem, UnusableFile
from gaitool.face import FACE
from gaitool.form import Form, edition_for, newest_edition
from gaitool.office_files.table_files import TableFile
from gaitool.register.counting import count_register
from gaitool.register.reading import glimpsed_year, open_register, read_register
from gaitool.register.vocabulary import Vocabulary

_NAME = "台账"


@dataclass(frozen=True, slots=True)
class RegisterSource:
    """The content of a register under its name, and of a list of the office's own words.

    ``today`` is the day after which nothing can have come in, where somebody says it.
    """

    path: Path
    content: bytes
    words: tuple[Path, bytes] | None = None
    today: date | None = None

    def opened(self) -> TableFile:
        """Return the register open, to be read as often as need be; raises UnusableFile."""
        return open_register(self.path, self.content)

    def read(self, form: Form, opened: TableFile | None = None) -> Register:
        """Return the register, its words those of an edition; raises UnusableFile."""
        file = opened or self.opened()
        if not Vocabulary(form).result_rows:
            message = f"表式“{form.version}”没有台账要计数的行。"
            raise UnusableFile(self.path, FileProblem.BAD_DATA, message)
        return read_register(file, form, self.words, self.today)


@dataclass(frozen=True, eq=False)
class CountOfYear:
    """A register that was read for a year, and is counted when its counts are asked for.

    ``year`` is None where nothing says which it is; ``chosen`` where it was taken from the days.
    """

    path: Path
    register: Register
    form: Form
    year: int | None
    chosen: bool = False

    @cached_property
    def counted(self) -> CountedRegister:
        """The counts; raises UnusableFile without a year, or where it is of other years alone."""
        if self.year is None:
            message = f"台账里没有一件能计数的申请，不知道是哪一年度的。{FACE.state_year}"
            raise UnusableFile(self.path, FileProblem.BAD_DATA, message)
        counted = count_register(self.register, self.form, self.year)
        if self.register.applications and not counted.applications:
            message = (
                f"台账里没有一件是 {self.year} 年度要计数的，多数是 "
                f"{self.register.likeliest_year} 年收到的。"
                f"请核对年度，或换成 {self.year} 年的台账。"
            )
            raise UnusableFile(self.path, FileProblem.BAD_DATA, message)
        return counted

    @property
    def doubts(self) -> Iterator[str]:
        """What speaks against the year that is counted, a sentence each."""
        stated, likeliest = self.register.stated_year, self.register.likeliest_year
        if self.year and stated and stated != self.year:
            yield f"请核对年度：台账上写的年度是 {stated} 年，计数的是 {self.year} 年。"
        elif self.year and likeliest and likeliest != self.year:
            yield f"请核对年度：台账里多数是 {likeliest} 年收到的，计数的是 {self.year} 年。"


def count_for(source: RegisterSource, form: Form | None, year: int | None) -> CountOfYear:
    """Return a register, to be counted for a year, on the edition given or on that of the year.

    Without a year it is the one that our own register states, else the one that most applications
    were received in. Raises UnusableFile.
    """
    file = source.opened()
    supposed = form or _supposed_edition(file, year)
    register = source.read(supposed, file)
    counted_year = year or register.stated_year or register.likeliest_year
    edition = form or (edition_for(counted_year) if counted_year else newest_edition())
    if edition is None:
        message = f"台账是 {counted_year} 年的，没有这一年度的表式。{FACE.state_year}"
        raise UnusableFile(source.path, FileProblem.BAD_DATA, message)
    if edition is not supposed:
        register = source.read(edition, file)
    is_chosen = not (year or register.stated_year)
    return CountOfYear(source.path, register, edition, counted_year, is_chosen)


def _supposed_edition(file: TableFile, year: int | None) -> Form:
    """Return the edition that a register is likely of: one read by another has to be read again."""
    newest = newest_edition()
    likely = year or glimpsed_year(file, newest)
    return (edition_for(likely) if likely else None) or newest


def beside_register(source: Source, register: RegisterSource) -> Source:
    """Return a report with what its register counts for its year, and how that was read.

    Without a year on the cover nothing is compared. Raises UnusableFile for the register.
    """
    report = source.report
    year = report.cover.known_year
    if year is None:
        remark = "封面没有年度，没有与台账核对。"
        return source._replace(remarks=(*source.remarks, remark))
    with time_limit(register.path):
        found = count_for(register, report.form, year)
        counted = found.counted
    words = (*found.register.told, *found.doubts, *counted.notes)
    told = (one if one.startswith(_NAME) else f"{_NAME}：{one}" for one in words)
    return Source(report._replace(counted=counted), (*source.remarks, *told))
