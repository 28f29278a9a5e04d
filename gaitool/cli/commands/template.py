"""``gaitool template``: write the locked workbook that an office fills in."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.options import (
    Force,
    Password,
    agency_option,
    agency_type_option,
    demand_password,
    file_option,
    flag,
    form_option,
    level_option,
    output_option,
    year_option,
)
from gaitool.cli.streams import tell
from gaitool.cli.writing import demand_ending, refuse_output, text_bytes, write_output
from gaitool.errors import UsageError
from gaitool.filled_report import Cover, FilledReport
from gaitool.form import AgencyType, Level

_Previous = Annotated[
    Path | None,
    file_option("上年的报告：带出上年结转，并列出上年数对照；有名单时是上年报告所在的文件夹。"),
]
_WithDraftText = Annotated[
    bool,
    flag("--with-draft-text", "正文空着的，先写上引言和第一部分的草稿，数字取自表格。"),
]
_Roster = Annotated[
    Path | None,
    typer.Option(
        metavar="名单",
        help="单位名单（.xlsx、.csv 或 .txt），每个单位一份；列名：机关名称、机关类型、行政层级。",
    ),
]
_Known = Annotated[
    bool,
    flag(
        "--known",
        "不写填报表，写一份空白的已知数表：复议机关、法院等知道的各单位的数，"
        "供 rollup --known 核对；有名单的，填好各单位名称。",
    ),
]


_LOCAL_WORDS = (
    "不生成工作簿，写出地方口径的样例（.toml，带说明），改好后用 check、rollup 的 --local。"
)
_LOCAL_NAME = "口径.toml"


@dataclass(frozen=True, slots=True)
class _Beforehand:
    """What one workbook is filled with before it is handed out."""

    given: Cover
    data: Path | None
    previous: Path | None
    form: Path | None
    with_draft_text: bool

    @property
    def inputs(self) -> list[Path]:
        """The files that are read for it."""
        return [path for path in (self.data, self.previous, self.form) if path]

    def report(self) -> FilledReport:
        """Return what to fill in: the data, the options, and what last year's report gives."""
        from gaitool.cli.told_reading import read_and_tell
        from gaitool.template import filled_beforehand

        last_year = read_and_tell(self.previous).report if self.previous else None
        report = self._begun(last_year)
        cover = filled_beforehand.cover_to_fill(self.given, report.cover, last_year)
        filled_beforehand.demand_year(cover, report.form)
        filled_beforehand.demand_last_year(cover, last_year)
        report = filled_beforehand.filled_in_beforehand(
            report._replace(cover=cover), last_year, from_data=self.data is not None
        )
        if not self.with_draft_text:
            return report
        from gaitool.drawn_figures.draft_text import with_draft_text

        return with_draft_text(report)

    def _begun(self, last_year: FilledReport | None) -> FilledReport:
        """Return the given data, or a blank report, on the edition asked for."""
        from gaitool.checking.time_limit import time_limit
        from gaitool.reader import read_filled_report
        from gaitool.reader.edition import read_edition
        from gaitool.template.filled_beforehand import blank_report, edition_to_fill

        form = read_edition(self.form) if self.form else None
        if not self.data:
            return blank_report(form or edition_to_fill(self.given, last_year))
        with time_limit(self.data):
            return read_filled_report(self.data, form)


def template(
    *,
    output: Annotated[Path | None, output_option("写到哪个 .xlsx 文件；有名单时是文件夹。")] = None,
    agency: Annotated[str, agency_option("机关名称。")] = "",
    agency_type: Annotated[AgencyType | None, agency_type_option("机关类型")] = None,
    level: Annotated[Level | None, level_option("行政层级")] = None,
    year: Annotated[int | None, year_option("报告所属年度（四位数）。")] = None,
    previous: _Previous = None,
    data: Annotated[Path | None, file_option("报告数据（.json），给了多少就填多少。")] = None,
    with_draft_text: _WithDraftText = False,
    roster: _Roster = None,
    known: _Known = False,
    password: Password = "",
    form: Annotated[Path | None, form_option("用那一年度的统一格式")] = None,
    local: Annotated[bool, flag("--local", _LOCAL_WORDS)] = False,
    force: Force = False,
) -> int:
    """生成锁定的填报工作簿（空白表），用 Excel 或 WPS 填写。"""
    if local:
        others = (agency, agency_type, level, year, previous, data, roster, password, form)
        has_others = any((*others, with_draft_text, known))
        return _write_local_example(output, has_others=has_others, force=force)
    demand_password(password)
    given = Cover(agency, agency_type or "", level or "", str(year or ""))
    if known:
        if any((agency, agency_type, level, previous, data, with_draft_text)):
            raise UsageError("--known 只与 --roster、--year、--form、--password 一起用。")
        from gaitool.cli.known_sheets import KnownSheetsOrder, write_known_sheets_file

        order = KnownSheetsOrder(output, roster, year, form, password)
        return write_known_sheets_file(order, force=force)
    if not roster:
        beforehand = _Beforehand(given, data, previous, form, with_draft_text)
        return _write_one(beforehand, output, password, force=force)
    if data or agency or with_draft_text:
        raise UsageError("有名单时不用 --data、--agency、--with-draft-text。")
    from gaitool.cli.unit_templates import UnitTemplates, write_unit_templates

    units = UnitTemplates(roster, output or Path("填报表"), previous, given, form, password)
    return write_unit_templates(units, force=force)


def _write_one(
    beforehand: _Beforehand, output: Path | None, password: str, *, force: bool
) -> ExitCode:
    from gaitool.template.filled_beforehand import name_of_blank

    report = beforehand.report()
    target = output or Path(name_of_blank(report.cover))
    demand_ending(target, ".xlsx")
    refuse_output(target, force=force, inputs=beforehand.inputs)
    from gaitool.checking.time_limit import time_limit
    from gaitool.template import write_template

    with time_limit(beforehand.data or beforehand.previous or target):
        content = write_template(report, password=password)
    write_output(target, content, force=force, inputs=beforehand.inputs)
    tell(f"已生成：{target}。用 Excel 或 WPS 打开填写，保存后运行 gaitool check。")
    return ExitCode.CLEAN


def _write_local_example(output: Path | None, *, has_others: bool, force: bool) -> ExitCode:
    """Write the commented example of local requirements."""
    if has_others:
        raise UsageError("--local 只写地方口径的样例，与 --output、--force 以外的选项不能同时用。")
    from gaitool.reader.local import example_text

    target = output or Path(_LOCAL_NAME)
    demand_ending(target, ".toml")
    write_output(target, text_bytes(example_text(), "utf-8"), force=force)
    tell(
        f"已生成：{target}。用记事本打开，照里面的说明改好，"
        "再用 gaitool check 填报表.xlsx --local 口径.toml。"
    )
    return ExitCode.CLEAN
