"""How a command ends: its errors as one line, its exit code, and all output delivered."""

import os
import sys
from collections.abc import Callable

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.streams import tell
from gaitool.errors import CannotWrite, GaitoolError, TimeIsUp, UnusableFile


def ended(work: Callable[[], int]) -> int:
    """Do the work of a command and return its exit code; errors become one line on stderr."""
    try:
        return work()
    except GaitoolError as error:
        tell(str(error))
        if isinstance(error, UnusableFile):
            # Loaded here, since most files can be used.
            from gaitool.cli.conversion import tell_conversion

            tell_conversion(error.path, error.problem)
        about_files = isinstance(error, UnusableFile | CannotWrite)
        return ExitCode.UNUSABLE if about_files else ExitCode.USAGE
    except KeyboardInterrupt:
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


def interrupted_where_nothing_can_be_raised(unraisable: "sys.UnraisableHookArgs") -> None:
    """Stop at once: Ctrl-C that meets a call-back of the interpreter would be lost, with noise."""
    if not issubclass(unraisable.exc_type, KeyboardInterrupt):
        if not issubclass(unraisable.exc_type, TimeIsUp):  # the limit itself tells that
            sys.__unraisablehook__(unraisable)
        return
    tell("已中断。")
    os._exit(ExitCode.INTERRUPTED)


def delivered(code: int) -> int:
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
