"""The command line as the library parses it: its own options, and what is written wrong."""

from collections.abc import Sequence
from typing import Annotated

import typer

from gaitool import __version__
from gaitool.cli.command_list import COMMANDS, CommandGroup
from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.streams import show, tell
from gaitool.cli.usage import USAGE_ERROR, Interrupted, usage_message

app = typer.Typer(
    cls=CommandGroup,
    # With these three off, `--help` takes 65 ms instead of 131.
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="政府信息公开工作年度报告：生成空白表、核对填报、生成成文报告。",
)


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


def parse_and_run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; what is written wrong becomes one line."""
    try:
        # Not standalone: else the library prints its own English errors and exits with its codes.
        return int(app(list(arguments), prog_name="gaitool", standalone_mode=False) or 0)
    except USAGE_ERROR as error:
        command = next((word for word in arguments if word in COMMANDS), "")
        tell(
            f"{usage_message(error)}用法见 {' '.join(filter(None, ('gaitool', command)))} --help。"
        )
        return ExitCode.USAGE
    except (Interrupted, typer.Abort) as interrupted:
        raise KeyboardInterrupt from interrupted
