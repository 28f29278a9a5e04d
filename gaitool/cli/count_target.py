"""What ``gaitool count`` fills: a workbook with a cover and no more, or a copy of a filled one."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gaitool.cli.streams import tell
from gaitool.cli.told_reading import read_workbook_and_tell
from gaitool.errors import UsageError
from gaitool.filled_report import Cover, FilledReport

if TYPE_CHECKING:
    from gaitool.counted_register import CountedRegister
    from gaitool.form import Form


@dataclass(frozen=True, slots=True)
class BlankTarget:
    """A workbook in which nothing is filled yet but what is given for the cover."""

    given: Cover
    form: "Form | None"

    @property
    def year(self) -> int | None:
        """The year to count, where it is known."""
        return self.given.known_year

    def filled(self, counted: "CountedRegister", form: "Form") -> bytes:
        """Return the workbook with what was counted."""
        from gaitool.template.counted_workbook import counted_workbook

        return counted_workbook(self.given, counted, form)


@dataclass(frozen=True, slots=True)
class FilledTarget:
    """A filled workbook, its bytes, and what it holds, blanks of the cover as they are to be."""

    path: Path
    content: bytes
    report: FilledReport

    @property
    def form(self) -> "Form":
        """The edition that is counted by."""
        return self.report.form

    @property
    def year(self) -> int | None:
        """The year to count, where it is known."""
        return self.report.cover.known_year

    def filled(self, counted: "CountedRegister", _: "Form") -> bytes:
        """Return a copy with what was counted, and tell which filled cells that changed."""
        from gaitool.renderers.counted.lines import change_lines
        from gaitool.template.filled_copy import count_into

        cover = self.report.cover
        year = cover.year or str(counted.year)
        report = self.report._replace(cover=cover._replace(year=year))
        copy = count_into(self.path, self.content, report, counted)
        for line in change_lines(copy.changes, copy.typed_totals):
            tell(line)
        return copy.content


def target_of(into: Path | None, form: Path | None, given: Cover) -> BlankTarget | FilledTarget:
    """Return what is to be filled; raises UnusableFile, UsageError for another organ or year."""
    if into is None:
        return BlankTarget(given, _edition(form))
    report, content = read_workbook_and_tell(into)
    known = report.cover
    pairs = (
        ("机关名称", known.agency, given.agency),
        ("机关类型", known.agency_type, given.agency_type),
        ("行政层级", known.level, given.level),
        ("报告年度", known.year, given.year),
    )
    for name, written, asked in pairs:
        if written and asked and written != asked:
            raise UsageError(
                f"{into}：封面的{name}是“{written}”，不是“{asked}”。"
                "封面照旧，不随计数改动；要改的，先在工作簿里改好。"
            )
    from gaitool.template.filled_beforehand import cover_to_fill

    cover = cover_to_fill(given, known, last_year=None)
    return FilledTarget(into, content, report._replace(cover=cover))


def _edition(form: Path | None) -> "Form | None":
    if form is None:
        return None
    from gaitool.reader.edition import read_edition

    return read_edition(form)
