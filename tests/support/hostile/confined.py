"""Runs ``gaitool check`` on files, each in a process of its own, and measures it.

As a script: ``python tests/support/hostile/confined.py FILE…`` prints one JSON line a file.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_PATIENCE_SECONDS = 30
SECONDS, MEGABYTES = 5, 300


@dataclass(frozen=True)
class Outcome:
    """How a check ended: exit code (negative: killed), what it took, what it printed.

    ``seconds`` are the processor's, which other work on the machine does not lengthen.
    """

    file: str
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


def outcomes(files: Iterable[Path]) -> list[Outcome]:
    """Check the files one after another from an interpreter that has loaded the tool once."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "files.txt"
        listed.write_text("\n".join(map(str, files)), encoding="utf-8")
        command = [sys.executable, __file__, f"@{listed}"]
        done = subprocess.run(command, capture_output=True, check=True)
    return [Outcome(**json.loads(line)) for line in done.stdout.decode("utf-8").splitlines()]


def _run(file: str) -> Outcome:
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as errors:
        # A fork, since loading the tool takes far longer than a check.
        child = os.fork()
        if child == 0:
            _become_check(file, printed.fileno(), errors.fileno())
        _, status, usage = os.wait4(child, 0)
        seconds = usage.ru_utime + usage.ru_stime
        printed.seek(0)
        errors.seek(0)
        text, said = printed.read(), errors.read().decode("utf-8", "replace")
    code = os.waitstatus_to_exitcode(status)
    # ru_maxrss counts in KiB on Linux.
    return Outcome(file, code, seconds, usage.ru_maxrss / 1024, _problem(text), said[-2000:])


def _become_check(file: str, printed: int, errors: int) -> None:
    """Run the command in the child; whatever escapes it is a traceback and exit code 70."""
    import traceback

    # The system then kills it, whatever it is doing in C.
    signal.alarm(_PATIENCE_SECONDS)
    os.dup2(printed, 1)
    os.dup2(errors, 2)
    code = 70  # EX_SOFTWARE, which no command returns
    try:
        from gaitool.cli.app import run

        code = run(["check", file, "--format", "json"])
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
    """Check what the command line names, or what the file after ``@`` lists."""
    from gaitool.checking import one_file  # noqa: F401 - loaded once for all children
    from gaitool.cli.commands import check  # noqa: F401
    from gaitool.reader import workbook  # noqa: F401

    files = sys.argv[1:]
    if files and files[0].startswith("@"):
        files = Path(files[0][1:]).read_text(encoding="utf-8").splitlines()
    for file in files:
        print(json.dumps(vars(_run(file))), flush=True)


if __name__ == "__main__":
    main()
