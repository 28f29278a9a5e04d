"""The command line: its own options, and what becomes of the errors of the commands."""

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from gaitool import __version__
from gaitool.cli.command_list import COMMANDS, CommandGroup
from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.streams import prepare_streams, show, tell
from gaitool.cli.usage import USAGE_ERROR, Interrupted, usage_message
from gaitool.errors import CannotWrite, GaitoolError, TimeIsUp, UnusableFile

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


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; errors become one line on stderr."""
    try:
        # Not standalone: else the library prints its own English errors and exits with its codes.
        return int(app(list(arguments), prog_name="gaitool", standalone_mode=False) or 0)
    except USAGE_ERROR as error:
        command = next((word for word in arguments if word in COMMANDS), "")
        tell(
            f"{usage_message(error)}用法见 {' '.join(filter(None, ('gaitool', command)))} --help。"
        )
        return ExitCode.USAGE
    except GaitoolError as error:
        tell(str(error))
        if isinstance(error, UnusableFile):
            # Loaded here, since most files can be used.
            from gaitool.cli.conversion import tell_conversion

            tell_conversion(error.path, error.problem)
        about_files = isinstance(error, UnusableFile | CannotWrite)
        return ExitCode.UNUSABLE if about_files else ExitCode.USAGE
    except (Interrupted, KeyboardInterrupt, typer.Abort):
        tell("已中断。")
        return ExitCode.INTERRUPTED
    except SystemExit:  # the library's answer to a pipe whose reader has left
        return _undelivered(BrokenPipeError())
    except OSError as error:
        return _refused(error)


def _refused(error: OSError) -> int:
    """Say which file the system refused; without one it is a stream that takes no more."""
    if error.filename is None:
        return _undelivered(error)
    tell(f"{os.fsdecode(error.filename)}：用不了（{_why_refused(error)}）。")
    return ExitCode.UNUSABLE


def _why_refused(error: OSError) -> str:
    # Loaded here, since hardly any run is refused anything.
    from gaitool.cli.writing import why_refused

    return why_refused(error)


def main() -> None:
    """Run the command line of this process.

    Taking every object apart at the end is a tenth of the whole run: once the output
    has gone out, the process leaves at once.
    """
    prepare_streams()
    sys.unraisablehook = _interrupted_where_nothing_can_be_raised
    try:
        code = _delivered(run(_arguments()))
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.flush()
    os._exit(code)


def _interrupted_where_nothing_can_be_raised(unraisable: "sys.UnraisableHookArgs") -> None:
    """Stop at once: Ctrl-C that meets a call-back of the interpreter would be lost, with noise."""
    if not issubclass(unraisable.exc_type, KeyboardInterrupt):
        if not issubclass(unraisable.exc_type, TimeIsUp):  # the limit itself tells that
            sys.__unraisablehook__(unraisable)
        return
    tell("已中断。")
    os._exit(ExitCode.INTERRUPTED)


def _arguments() -> list[str]:
    if os.name != "nt":
        return sys.argv[1:]
    from gaitool.cli.file_patterns import expanded

    return list(expanded(sys.argv[1:]))


def _delivered(code: int) -> int:
    """Return the exit code once all output has gone out; UNUSABLE where it cannot."""
    if sys.stdout is None:
        return code
    try:
        sys.stdout.flush()
    except OSError as error:
        return _undelivered(error)
    return code


def _undelivered(error: OSError) -> int:
    """State that results could not be printed; silent where the reader of a pipe has left."""
    if not isinstance(error, BrokenPipeError):
        tell(f"结果打印不出去（{_why_refused(error)}）。")
    sys.stdout = None  # else the interpreter tries once more
    return ExitCode.UNUSABLE
