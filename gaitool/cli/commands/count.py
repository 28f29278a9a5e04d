"""``gaitool count``: tables 三 and 四 counted from the register of applications."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.options import (
    Force,
    agency_option,
    agency_type_option,
    file_option,
    form_option,
    level_option,
    output_option,
    year_option,
)
from gaitool.cli.streams import tell
from gaitool.cli.writing import demand_ending, refuse_output, write_output
from gaitool.errors import UsageError
from gaitool.filled_report import Cover, FilledReport
from gaitool.form import AgencyType, Level

if TYPE_CHECKING:
    from gaitool.checking.registers import CountOfYear
    from gaitool.form import Form

_Register = Annotated[
    Path,
    typer.Argument(
        metavar="台账",
        help="依申请公开台账：gaitool register 的，或本单位自己的（.xlsx、.xls、.csv）。",
    ),
]
_Into = Annotated[
    Path | None, file_option("已经填了一部分的填报工作簿：只换表三、表四，其余照旧。")
]
_Words = Annotated[
    Path | None,
    file_option(
        "本单位用语对照（.csv 或 .xlsx）：类别、用语、对应；也可以写在台账的工作表“对照”里。"
    ),
]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is counted into: a filled workbook, or a blank one with a cover."""

    given: Cover
    into: Path | None
    form: Path | None

    def report(self) -> FilledReport | None:
        """Return the report to fill, its cover as given; None where there is none yet."""
        if self.into is None:
            return None
        from gaitool.cli.told_reading import read_and_tell
        from gaitool.template.filled_beforehand import cover_to_fill

        report = read_and_tell(self.into).report
        known, asked = report.cover.known_year, self.given.known_year
        if known and asked and known != asked:
            raise UsageError(f"{self.into}：封面的年度是 {known} 年，不是 {asked} 年。")
        return replace(report, cover=cover_to_fill(self.given, report.cover, None))

    def blank(self, form: "Form", year: int) -> FilledReport:
        """Return a report with nothing but its cover."""
        from gaitool.template.filled_beforehand import blank_report

        return replace(blank_report(form), cover=replace(self.given, year=str(year)))

    def edition(self) -> "Form | None":
        """Return the edition that was asked for."""
        if self.form is None:
            return None
        from gaitool.reader.edition import read_edition

        return read_edition(self.form)


def count(
    register: _Register,
    *,
    output: Annotated[Path | None, output_option("写到哪个 .xlsx 填报工作簿。")] = None,
    year: Annotated[int | None, year_option("计数的年度；默认按收到日期最多的年度。")] = None,
    into: _Into = None,
    agency: Annotated[str, agency_option("机关名称。")] = "",
    agency_type: Annotated[AgencyType | None, agency_type_option("机关类型")] = None,
    level: Annotated[Level | None, level_option("行政层级")] = None,
    words: _Words = None,
    form: Annotated[Path | None, form_option("用那一年度的统一格式")] = None,
    force: Force = False,
) -> int:
    """从依申请公开台账数出表三、表四，写进填报工作簿，并写明每个数的依据。"""
    inputs = [path for path in (register, into, words, form) if path]
    target = output or register.with_name(f"{(into or register).stem}_计数.xlsx")
    demand_ending(target, ".xlsx")
    refuse_output(target, force=force, inputs=inputs)
    asked = _Asked(Cover(agency, agency_type or "", level or "", str(year or "")), into, form)
    report = asked.report()
    if report and form:
        raise UsageError("有 --into 时按它的表式计数，不用 --form。")
    from gaitool.checking.registers import count_for
    from gaitool.checking.time_limit import time_limit
    from gaitool.cli.registers import read_source, tell_faults, tell_register
    from gaitool.template import write_template
    from gaitool.template.counted_in import with_counts

    source = read_source(register, words)
    with time_limit(register):
        edition = report.form if report else asked.edition()
        known_year = year or (report.cover.known_year if report else None)
        found = count_for(source, edition, known_year)
        filled = report or asked.blank(found.form, found.counted.year)
        if not filled.cover.known_year:
            filled = replace(filled, cover=replace(filled.cover, year=str(found.counted.year)))
        content = write_template(with_counts(filled, found.counted), counted=found.counted)
    tell_register(register, found)
    tell_faults(found.counted)
    write_output(target, content, force=force, inputs=inputs)
    _tell_end(target, found)
    return ExitCode.FINDINGS if found.counted.not_counted else ExitCode.CLEAN


def _tell_end(target: Path, found: "CountOfYear") -> None:
    from gaitool.renderers.counted.lines import count_lines

    for line in (*count_lines(found.counted, found.form), *found.counted.notes):
        tell(line)
    left = len({fault.at for fault in found.counted.not_counted})
    rest = f"有 {left} 行没有计全，改好台账再数一次。" if left else "全部计入。"
    tell(f"已写到：{target}，每个数的依据见工作表“计数依据”。{rest}")
