"""``gaitool claims``: what the numbers of the text were read as, and which were not compared."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.list_formats import LIST_ENDINGS, ListFormat
from gaitool.cli.options import FilledFile, Force, ListFormatOption, file_option, output_option
from gaitool.cli.streams import console, on_screen, show, tell
from gaitool.cli.writing import demand_format, refuse_output, text_bytes, write_output

if TYPE_CHECKING:
    from gaitool.filled_report import FilledReport
    from gaitool.rules.compared import TextNumbers


def claims(
    file: FilledFile,
    *,
    previous: Annotated[Path | None, file_option("本机关上年的报告，核对同比。")] = None,
    output_format: ListFormatOption = ListFormat.TABLE,
    output: Annotated[Path | None, output_option("结果写到文件。")] = None,
    force: Force = False,
) -> int:
    """列出正文里的每一个数：读作什么、与哪一格比较、是否相符；没有比较的，说明原因。"""
    inputs = [file, *([previous] if previous else [])]
    if output:
        demand_format(output, output_format, LIST_ENDINGS)
        refuse_output(output, force=force, inputs=inputs)
    from gaitool.checking.checked_files import read_last_year
    from gaitool.checking.sources import read_report
    from gaitool.checking.time_limit import time_limit
    from gaitool.drawn_figures.drawn import with_figures_drawn
    from gaitool.rules.compared import TextNumbers, text_numbers
    from gaitool.rules.rule import CannotCheck

    last_year = read_last_year(previous).report if previous else None
    with time_limit(file):
        report = with_figures_drawn(read_report(file).with_previous(last_year))
        try:
            numbers = text_numbers(report)
        except CannotCheck as reason:
            numbers = TextNumbers()
            tell(f"{file}：{reason}。")
    if output:
        # Excel takes a CSV for GBK unless it begins with the mark of UTF-8.
        encoding = "utf-8-sig" if output_format is ListFormat.CSV else "utf-8"
        content = text_bytes(_text(file, report, numbers, output_format), encoding)
        write_output(output, content, force=force, inputs=inputs)
        tell(f"结果已写到：{output}")
    elif output_format is ListFormat.TABLE and on_screen():
        from gaitool.renderers.claims.terminal import print_claims

        print_claims(report, numbers, console())
    else:
        show(_text(file, report, numbers, output_format))
    none_compared = not (numbers.stated or numbers.apart)
    return ExitCode.FINDINGS if numbers.contradicted or none_compared else ExitCode.CLEAN


def _text(
    file: Path, report: "FilledReport", numbers: "TextNumbers", output_format: ListFormat
) -> str:
    match output_format:
        case ListFormat.JSON:
            from gaitool.renderers.claims.as_data import claims_json

            return claims_json(str(file), report, numbers)
        case ListFormat.CSV:
            from gaitool.renderers.claims.as_data import claims_csv

            return claims_csv(report, numbers)
        case ListFormat.TABLE:
            from gaitool.renderers.claims.plain_lines import claim_lines

            return "\n".join(claim_lines(report, numbers)) + "\n"
