"""Options that several commands share, some with words of their own in each."""

from pathlib import Path
from typing import Annotated, Any

import typer

from gaitool.cli.list_formats import ListFormat
from gaitool.errors import UsageError
from gaitool.findings import Severity
from gaitool.form import AgencyType, Level, edition_for, newest_edition, reported_years

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
Force = Annotated[bool, typer.Option("--force", help="输出文件已存在时覆盖。")]
Password = Annotated[
    str, typer.Option(metavar="密码", help="工作表保护密码，最多 15 个字符；默认没有密码。")
]
_PASSWORD_LENGTH = 15
"""Longer ones are hashed differently by different programs; openpyxl's hash is then broken."""


def demand_password(password: str) -> None:
    """Refuse a password that programs would not all take for the same; raises UsageError."""
    if len(password) > _PASSWORD_LENGTH or not password.isascii():
        raise UsageError(f"密码最多 {_PASSWORD_LENGTH} 个英文字母、数字或符号。")


def form_option(default: str) -> Any:
    """Make the option for an edition of the form; ``default`` says which it is without it."""
    words = f"表式文件（.toml）：在统一格式上补充的表式，或自带表式的名称；默认{default}。"
    return typer.Option("--form", metavar="表式", help=words)


def output_option(words: str) -> Any:
    """Make the option for the file that is written; ``words`` say what kinds it may be."""
    return typer.Option("--output", "-o", metavar="文件", help=words)


def file_option(words: str) -> Any:
    """Make the option for a further file, read or written; ``words`` say which."""
    return typer.Option(metavar="文件", help=words)


LocalFile = Annotated[
    Path | None,
    typer.Option(
        "--local",
        metavar="文件",
        help="地方口径（.toml）：期限、字数、必写内容、门槛（G818）；样例见 template --local。",
    ),
]


def flag(name: str, words: str) -> Any:
    """Make a switch; its name is spelled out, else the library adds an opposite ``--no-…``."""
    return typer.Option(name, help=words)


def agency_option(words: str) -> Any:
    """Make the option for the name of an organ; ``words`` say whose."""
    return typer.Option(metavar="名称", help=words)


class _ReportedYear:
    """Reads the year of a report: one that an installed edition is made for."""

    __name__ = "year"

    def __call__(self, text: str) -> int:
        if edition_for(year := int(text)) is None:
            raise ValueError(text)
        return year

    @property
    def allowed(self) -> str:
        """What is said of any other year."""
        newest, first = newest_edition().years, reported_years()[0]
        older = f"，或 {first} 到 {newest[0] - 1}（当时的格式）" if first < newest[0] else ""
        return f"应为 {newest[0]} 到 {newest[-1]} 的整数{older}"


def year_option(words: str) -> Any:
    """Make the option for the year of a report; ``words`` say what for."""
    return typer.Option(metavar="年度", parser=_ReportedYear(), help=words)


def agency_type_option(words: str) -> Any:
    """Make the option for a type of organ; ``words`` say whose."""
    return typer.Option(metavar="类型", help=f"{words}：{'｜'.join(AgencyType)}。")


def level_option(words: str) -> Any:
    """Make the option for a level of government; ``words`` say whose."""
    return typer.Option(metavar="层级", help=f"{words}：{'｜'.join(Level)}。")
