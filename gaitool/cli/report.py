"""``gaitool report``: the finished document."""

from pathlib import Path
from typing import Annotated

import typer

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.options import FilledFile, Force
from gaitool.cli.streams import tell
from gaitool.cli.writing import refuse_output, write_output
from gaitool.errors import UsageError
from gaitool.filled_report import FilledReport
from gaitool.findings import Severity

_ENDINGS = (".xlsx",)


def report(
    file: FilledFile,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="文件", help="写到哪个 .xlsx 文件，默认在原文件旁边。"
        ),
    ] = None,
    draft: Annotated[bool, typer.Option("--draft", help="还有错误也生成，标明“草稿”。")] = False,
    force: Force = False,
) -> int:
    """生成成文的报告：正文和表格在一张表里，可以打印，可以粘贴到 Word。"""
    target = output or file.with_name(f"{file.stem}_报告.xlsx")
    if target.suffix.lower() not in _ENDINGS:
        raise UsageError(f"{target}：不能生成这种文件。输出文件名应以 {'、'.join(_ENDINGS)} 结尾。")
    refuse_output(target, force=force, inputs=[file])
    from gaitool.reader import read_filled_report

    filled = read_filled_report(file)
    errors = _open_errors(filled)
    if errors and not draft:
        tell(
            f"{file}：还有 {errors} 个错误没有改正，没有生成报告。"
            "先用 gaitool check 查看并改正；只想看样子，加 --draft。"
        )
        return ExitCode.FINDINGS
    from gaitool.renderers.report_workbook import write_report_workbook

    content = write_report_workbook(filled, draft=draft)
    write_output(target, content, force=force, inputs=[file])
    tell(f"已生成{'草稿' if draft else '报告'}：{target}")
    return ExitCode.CLEAN


def _open_errors(filled: FilledReport) -> int:
    from gaitool.rules.catalogue import CATALOGUE
    from gaitool.rules.engine import check_report

    errors = [rule for rule in CATALOGUE if rule.severity is Severity.ERROR]
    return check_report(filled, errors).summary[Severity.ERROR.value]
