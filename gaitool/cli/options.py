"""Options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from gaitool.findings import Severity

FilledFile = Annotated[
    Path,
    typer.Argument(
        metavar="文件",
        help="填好的工作簿（.xlsx）、报告数据（.json），或公布的报告（.docx、.html、.txt）。",
    ),
]
FilledFiles = Annotated[
    list[Path],
    typer.Argument(
        metavar="文件…",
        help="填好的工作簿（.xlsx），或公布的报告（.docx、.html、.txt），可以有多个。",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="输出文件已存在时覆盖。")]


class ListFormat(StrEnum):
    """How a list of findings or rules is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


ListFormatOption = Annotated[
    ListFormat,
    typer.Option("--format", metavar="格式", help="输出格式：table｜json｜csv，默认 table。"),
]
FailOn = Annotated[
    Severity,
    typer.Option(
        metavar="级别",
        help="有这个级别或更重的问题时退出码为 1：error｜warning｜notice，默认 error。",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(min=1, metavar="个数", help="同时核对几个文件，默认与处理器核数相同。"),
]
