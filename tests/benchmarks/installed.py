"""The package as an installation has it: compiled, in no checkout, started by its own script."""

import compileall
import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Container, Sequence
from dataclasses import dataclass
from pathlib import Path

import gaitool

from tests.benchmarks.timing import Watched, watched

# As installers write it for an entry of [project.scripts].
_SCRIPT = """import sys
from gaitool.cli.start import main
if __name__ == "__main__":
    sys.exit(main())
"""
_OF_A_DEVELOPER = "PYTHON"
"""How the names of settings begin that slow an interpreter down, as ``PYTHONUNBUFFERED`` does."""


@dataclass(frozen=True, slots=True)
class Installed:
    """A folder that the interpreter of this run finds the package in before its own checkout."""

    folder: Path

    @property
    def gaitool(self) -> tuple[str, ...]:
        """The command that starts the tool."""
        return (sys.executable, str(self.folder / "bin" / "gaitool"))

    @property
    def environment(self) -> dict[str, str]:
        """In what every command runs, those of peers as well."""
        set_here = os.environ.items()
        kept = {name: word for name, word in set_here if not name.startswith(_OF_A_DEVELOPER)}
        return kept | {"PYTHONPATH": str(self.folder / "site")}

    def run(
        self, command: Sequence[str], *, on_screen: bool = False, codes: Container[int] = (0, 1)
    ) -> None:
        """Run a command that may exit with findings, and read all that it prints."""
        screen, output = pty.openpty() if on_screen else os.pipe()
        with subprocess.Popen(
            command, env=self.environment, cwd=self.folder, stdout=output, stderr=subprocess.DEVNULL
        ) as running:
            os.close(output)
            printed = 0
            while piece := _read(screen):
                printed += len(piece)
        os.close(screen)
        if running.returncode not in codes or (running.returncode and not printed):
            raise RuntimeError(f"{command}: exit code {running.returncode}")

    def watched(self, command: Sequence[str], **environment: str) -> Watched:
        """Run a command likewise and watch it and its workers."""
        # Elsewhere than in the checkout: the server of workers looks for modules there first.
        return watched(command, self.environment | environment, self.folder)


def installed(folder: Path) -> Installed:
    """Install the package into a new folder; its libraries stay those of this interpreter."""
    package = folder / "site" / "gaitool"
    leave_out = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(gaitool.__file__).parent, package, ignore=leave_out)
    if not compileall.compile_dir(package, quiet=1):
        raise RuntimeError("the package cannot be compiled")
    script = folder / "bin" / "gaitool"
    script.parent.mkdir()
    script.write_text(_SCRIPT, encoding="utf-8")
    return Installed(folder)


def _read(reader: int) -> bytes:
    try:
        return os.read(reader, 4096)
    except OSError:  # how a terminal says that the other side has left
        return b""
