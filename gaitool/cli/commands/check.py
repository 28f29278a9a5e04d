"""``gaitool check``: read filled workbooks back and show every violation."""

from pathlib import Path
from typing import Annotated

import typer

from gaitool.cli.check_asked import CheckAsked, check_as_asked
from gaitool.cli.list_formats import ListFormat
from gaitool.cli.options import (
    FailOn,
    FilledFiles,
    Force,
    Jobs,
    ListFormatOption,
    LocalFile,
    file_option,
    output_option,
)
from gaitool.findings import Severity

_RESULTS = "结果写到文件；.html 是便于看的网页，每处问题画在表里。"
_Previous = Annotated[Path | None, file_option("本机关上年的报告，核对结转、增减和照抄。")]
_Register = Annotated[
    Path | None,
    file_option("本机关的依申请公开台账，逐格核对表三、表四，并核对期限（G501–G503）。"),
]
_Known = Annotated[
    Path | None,
    file_option("别处知道的数（空白表见 template --known），按机关名称逐格核对（G906）。"),
]
_Words = Annotated[Path | None, file_option("台账的本单位用语对照，同 gaitool count。")]
_MarkedCopy = Annotated[
    Path | None,
    file_option("另存一份标注了问题的副本（.xlsx；有宏的是 .xlsm）；核对多个文件时是文件夹。"),
]
_Selected = Annotated[
    list[str] | None,
    typer.Option(metavar="编号", help="只查编号以此开头的规则，例如 G3；可以写多次。"),
]
_Ignored = Annotated[
    list[str] | None, typer.Option(metavar="编号", help="不查编号以此开头的规则；可以写多次。")
]


def check(
    files: FilledFiles,
    *,
    previous: _Previous = None,
    register: _Register = None,
    words: _Words = None,
    known: _Known = None,
    local: LocalFile = None,
    output_format: ListFormatOption = ListFormat.TABLE,
    output: Annotated[Path | None, output_option(_RESULTS)] = None,
    annotate: _MarkedCopy = None,
    select: _Selected = None,
    ignore: _Ignored = None,
    fail_on: FailOn = Severity.ERROR,
    jobs: Jobs = None,
    force: Force = False,
) -> int:
    """核对填好的工作簿，列出每一处问题：在哪一格、写的什么、应当是什么、怎么改。"""
    return check_as_asked(
        CheckAsked(
            files=files,
            previous=previous,
            register=register,
            words=words,
            known=known,
            local=local,
            output_format=output_format,
            output=output,
            annotate=annotate,
            select=select,
            ignore=ignore,
            fail_on=fail_on,
            jobs=jobs,
            force=force,
        )
    )
