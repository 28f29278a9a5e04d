"""Options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

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
