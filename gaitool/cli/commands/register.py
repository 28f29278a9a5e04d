"""``gaitool register``: write the blank locked register of applications."""

from pathlib import Path
from typing import Annotated

import typer

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.options import (
    Force,
    Password,
    demand_password,
    form_option,
    output_option,
    year_option,
)
from gaitool.cli.streams import tell
from gaitool.cli.writing import demand_ending, refuse_output, write_output

_MOST_ROWS = 5_000
"""More take long to write, and longer to calculate."""

_Rows = Annotated[
    int,
    typer.Option(
        min=1,
        max=_MOST_ROWS,
        metavar="行数",
        help="备多少行，默认 500；不够时在表里往下复制。",
    ),
]

_OUTPUT = "写到哪个 .xlsx 文件，默认例如 2025年政府信息公开申请台账.xlsx。"


def register(
    *,
    output: Annotated[Path | None, output_option(_OUTPUT)] = None,
    year: Annotated[int, year_option("登记哪一年的申请（四位数），必须写。")],
    rows: _Rows = 500,
    password: Password = "",
    form: Annotated[Path | None, form_option("用那一年度的统一格式")] = None,
    force: Force = False,
) -> int:
    """生成锁定的依申请公开台账（空白），一行一件，自动算工作日。

    申请人类型、办理结果从列表选；已用工作日、是否超期、计入表三哪一行，随填随算。
    放假和调休按国务院办公厅每年的通知，还没有公布的年份写明不知道，不猜。
    """
    demand_password(password)
    target = output or Path(f"{year}年政府信息公开申请台账.xlsx")
    inputs = [form] if form else []
    demand_ending(target, ".xlsx")
    refuse_output(target, force=force, inputs=inputs)
    from gaitool.filled_report import Cover
    from gaitool.form import edition_for, newest_edition
    from gaitool.reader.edition import read_edition
    from gaitool.template.filled_beforehand import demand_year
    from gaitool.template.register import write_register

    edition = read_edition(form) if form else edition_for(year) or newest_edition()
    demand_year(Cover(year=str(year)), edition)
    content = write_register(edition, year, rows=rows, password=password)
    write_output(target, content, force=force, inputs=inputs)
    tell(
        f"已生成：{target}。一行登记一件，年底数出表三、表四：gaitool count {target} -o 填报表.xlsx"
    )
    return ExitCode.CLEAN
