"""A register as a command names it: its bytes, its own words, and its counts for a report."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from gaitool.checking.sources import Source
from gaitool.counted_register import CountedRegister, Register
from gaitool.errors import FileProblem, UnusableFile
from gaitool.form import Form, edition_for, newest_edition
from gaitool.register.counting import count_register
from gaitool.register.reading import read_register
from gaitool.register.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class RegisterSource:
    """The content of a register under its name, and of a list of the office's own words.

    ``today`` is the day after which nothing can have come in, where somebody says it.
    """

    path: Path
    content: bytes
    words: tuple[Path, bytes] | None = None
    today: date | None = None

    def read(self, form: Form) -> Register:
        """Return the register, its words those of an edition; raises UnusableFile."""
        if not Vocabulary(form).result_rows:
            message = f"表式“{form.version}”没有台账要计数的行。"
            raise UnusableFile(self.path, FileProblem.BAD_DATA, message)
        return read_register(self.path, self.content, form, self.words, self.today)


@dataclass(frozen=True, eq=False)
class CountOfYear:
    """A register with its counts for a year; ``chosen`` where the year was taken from its days."""

    register: Register
    counted: CountedRegister
    form: Form
    chosen: bool = False


def count_for(source: RegisterSource, form: Form | None, year: int | None) -> CountOfYear:
    """Return the counts of a register for a year, on the edition given or on that of the year.

    Without a year it is the one that our own register states, else the one that most applications
    were received in. Raises UnusableFile.
    """
    register = source.read(form or (edition_for(year) if year else None) or newest_edition())
    counted_year = year or register.stated_year or register.likeliest_year
    if counted_year is None:
        message = "台账里没有一件能计数的申请，不知道是哪一年度的。请用 --year 写明年度。"
        raise UnusableFile(source.path, FileProblem.BAD_DATA, message)
    edition = form or edition_for(counted_year)
    if edition is None:
        message = f"台账是 {counted_year} 年的，没有这一年度的表式。请用 --year 写明年度。"
        raise UnusableFile(source.path, FileProblem.BAD_DATA, message)
    if edition is not form and year is None and edition is not newest_edition():
        register = source.read(edition)
    counted = count_register(register, edition, counted_year)
    return CountOfYear(register, counted, edition, chosen=not (year or register.stated_year))


def beside_register(source: Source, register: RegisterSource) -> Source:
    """Return a report with what its register counts for its year, and how that was read.

    Without a year on the cover nothing is compared. Raises UnusableFile for the register.
    """
    report = source.report
    year = report.cover.known_year
    if year is None:
        remark = "封面没有年度，没有与台账核对。"
        return replace(source, remarks=(*source.remarks, remark))
    found = count_for(register, report.form, year)
    told = (f"台账：{words}" for words in (*found.register.told, *found.counted.notes))
    return Source(replace(report, register=found.counted), (*source.remarks, *told))
