"""The command line: all commands, and what becomes of their errors."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from gaitool import __version__
from gaitool.cli.check import check
from gaitool.cli.demo import demo
from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.export import export
from gaitool.cli.report import report
from gaitool.cli.rules import rules
from gaitool.cli.streams import prepare_streams, show, tell
from gaitool.cli.template import template
from gaitool.cli.usage import USAGE_ERROR, ChineseCommand, ChineseGroup, usage_message
from gaitool.errors import CannotWrite, GaitoolError, UnusableFile

app = typer.Typer(
    cls=ChineseGroup,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="政府信息公开工作年度报告：生成空白表、核对填报、生成成文报告。",
)
for _command, _summary in (
    (template, "生成锁定的填报工作簿（空白表）"),
    (check, "核对填好的工作簿，列出每一处问题"),
    (report, "生成成文的报告"),
    (export, "把填好的内容导出为数据"),
    (rules, "列出全部核对规则，或说明其中一条"),
    (demo, "用自带的例子走一遍全过程"),
):
    app.command(cls=ChineseCommand, short_help=_summary)(_command)


@app.callback(invoke_without_command=True)
def gaitool(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="显示版本号。")] = False,
) -> int:
    """政府信息公开工作年度报告：生成空白表、核对填报、生成成文报告。"""
    if version:
        show(f"gaitool {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        show(context.get_help())
    return ExitCode.CLEAN


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; errors become one line on stderr."""
    try:
        return int(app(list(arguments), prog_name="gaitool", standalone_mode=False) or 0)
    except USAGE_ERROR as error:
        tell(f"{usage_message(error)}用法见 gaitool --help。")
        return ExitCode.USAGE
    except (UnusableFile, CannotWrite) as error:
        tell(str(error))
        return ExitCode.UNUSABLE
    except GaitoolError as error:
        tell(str(error))
        return ExitCode.USAGE
    except (KeyboardInterrupt, typer.Abort):
        tell("已中断。")
        return ExitCode.INTERRUPTED


def main() -> None:
    """Run the command line of this process."""
    prepare_streams()
    sys.exit(run(sys.argv[1:]))
