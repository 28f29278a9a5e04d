"""The process of a command line, from its arguments to its end."""

import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from gaitool.cli.ending import delivered, ended, interrupted_where_nothing_can_be_raised
from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.streams import prepare_streams


def main() -> None:
    """Run the command line of this process.

    Taking every object apart at the end is a tenth of the whole run: once the output
    has gone out, the process leaves at once.
    """
    prepare_streams()
    sys.unraisablehook = interrupted_where_nothing_can_be_raised
    try:
        code = delivered(run(_arguments()))
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.flush()
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run a command line; a check of files and nothing else needs no parser of options.

    The parser takes a fifth of the time of such a check, which is the one most often asked for.
    """
    files = files_alone(arguments)
    return ended(lambda: _check(files) if files else _parse(arguments))


def _check(files: list[Path]) -> int:
    from gaitool.cli.check_asked import CheckAsked, check_as_asked

    return check_as_asked(CheckAsked(files))


def _parse(arguments: Sequence[str]) -> int:
    from gaitool.cli.app import parse_and_run

    return parse_and_run(arguments)


def files_alone(arguments: Sequence[str]) -> list[Path]:
    """Return the files of ``check FILE…``; none of any other command line."""
    if arguments[:1] != ["check"] or any(word.startswith("-") for word in arguments):
        return []
    return [Path(word) for word in arguments[1:]]


def _arguments() -> list[str]:
    if os.name != "nt":
        return sys.argv[1:]
    from gaitool.cli.file_patterns import expanded

    return list(expanded(sys.argv[1:]))
