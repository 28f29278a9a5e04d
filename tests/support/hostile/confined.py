"""Runs commands of gaitool on files, each in a process and a folder of its own, and measures them.

As a script: ``python tests/support/hostile/confined.py FILE…`` checks each and prints a JSON line.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

_PATIENCE_SECONDS = 30
SECONDS, MEGABYTES = 5, 300
FILE = "{file}"
"""Stands for the file in the words of a command."""
CHECK = ("check", FILE, "--format", "json")


@dataclass(frozen=True)
class Outcome:
    """How a command ended: exit code (negative: killed), what it took, what it printed.

    ``seconds`` are the processor's, which other work on the machine does not lengthen.
    """

    file: str
    command: str
    code: int
    seconds: float
    megabytes: float
    problem: str
    errors: str

    @property
    def sound(self) -> bool:
        """No traceback, an exit code of the contract, within time and memory."""
        return (
            self.code in (0, 1, 3)
            and "Traceback" not in self.errors
            and self.seconds <= SECONDS
            and self.megabytes <= MEGABYTES
        )


def outcomes(files: Iterable[Path], *commands: Sequence[str]) -> list[Outcome]:
    """Run the commands (``check`` if none is given) on each file, one after another.

    They start from an interpreter that has loaded the tool once.
    """
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "files.json"
        work = [[str(file), *command] for command in commands or (CHECK,) for file in files]
        listed.write_text(json.dumps(work), encoding="utf-8")
        command = [sys.executable, __file__, f"@{listed}"]
        done = subprocess.run(command, capture_output=True, check=True)
    return [Outcome(**json.loads(line)) for line in done.stdout.decode("utf-8").splitlines()]


def _run(file: str, command: Sequence[str] = CHECK) -> Outcome:
    with (
        tempfile.TemporaryDirectory() as folder,
        tempfile.TemporaryFile() as printed,
        tempfile.TemporaryFile() as errors,
    ):
        # A fork, since loading the tool takes far longer than a check.
        child = os.fork()
        if child == 0:
            os.chdir(folder)
            arguments = [file if word == FILE else word for word in command]
            _become(arguments, printed.fileno(), errors.fileno())
        _, status, usage = os.wait4(child, 0)
        seconds = usage.ru_utime + usage.ru_stime
        printed.seek(0)
        errors.seek(0)
        text, said = printed.read(), errors.read().decode("utf-8", "replace")
    code = os.waitstatus_to_exitcode(status)
    megabytes = usage.ru_maxrss / 1024  # Linux counts in KiB
    words = " ".join(command)
    return Outcome(file, words, code, seconds, megabytes, _problem(text), said[-2000:])


def _become(arguments: list[str], printed: int, errors: int) -> None:
    """Run a command in the child; whatever escapes it is a traceback and exit code 70."""
    import traceback

    # The system then kills it, whatever it is doing in C.
    signal.alarm(_PATIENCE_SECONDS)
    os.dup2(printed, 1)
    os.dup2(errors, 2)
    code = 70  # EX_SOFTWARE, which no command returns
    try:
        from gaitool.cli.process import run

        code = run(arguments)
        sys.stdout.flush()
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _problem(printed: bytes) -> str:
    try:
        (file,) = json.loads(printed)["files"]
    except (ValueError, KeyError):
        return "no JSON"
    return str(file.get("problem", "checked"))


def main() -> None:
    """Check what the command line names, or do what the JSON file after ``@`` lists."""
    from gaitool.checking import one_file  # noqa: F401 - loaded once for all children
    from gaitool.cli.commands import check  # noqa: F401
    from gaitool.reader import workbook  # noqa: F401

    work = [[file, *CHECK] for file in sys.argv[1:]]
    if sys.argv[1:] and sys.argv[1].startswith("@"):
        work = json.loads(Path(sys.argv[1][1:]).read_text(encoding="utf-8"))
    for file, *command in work:
        print(json.dumps(vars(_run(file, command))), flush=True)


if __name__ == "__main__":
    main()
