"""``gaitool export``: the filled report as JSON or CSV."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.options import FilledFile, Force, output_option
from gaitool.cli.streams import show, tell
from gaitool.cli.told_reading import tell_reading
from gaitool.cli.writing import demand_format, refuse_output, text_bytes, write_output


class DataFormat(StrEnum):
    """How the report is written as data."""

    JSON = "json"
    CSV = "csv"


_ENDINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {DataFormat.JSON: (".json", ".txt"), DataFormat.CSV: (".csv",)}
)


def export(
    file: FilledFile,
    *,
    output_format: Annotated[
        DataFormat,
        typer.Option("--format", metavar="格式", help="输出格式：json｜csv，默认 json。"),
    ] = DataFormat.JSON,
    output: Annotated[Path | None, output_option("写到文件。")] = None,
    force: Force = False,
) -> int:
    """把填好的内容导出为数据；json 可以用 template --data 填回去。

    有没读出来的数时照样导出，逐条说明，退出码为 1。
    """
    if output:
        demand_format(output, output_format, _ENDINGS)
        refuse_output(output, force=force, inputs=[file])
    from gaitool.checking.reading import read_with_words
    from gaitool.checking.time_limit import time_limit
    from gaitool.renderers.report.as_data import report_csv, report_json

    is_csv = output_format is DataFormat.CSV
    with time_limit(file):
        reading = read_with_words(file)
        text = (report_csv if is_csv else report_json)(reading.report)
    tell_reading(file, reading)
    code = ExitCode.CLEAN if reading.is_whole else ExitCode.FINDINGS
    if output is None:
        show(text)
        return code
    # Excel takes a CSV for GBK unless it begins with the mark of UTF-8.
    content = text_bytes(text, "utf-8-sig" if is_csv else "utf-8")
    write_output(output, content, force=force, inputs=[file])
    tell(f"已导出：{output}")
    return code
