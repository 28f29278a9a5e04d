"""A real office program for the tests: one LibreOffice, and the steps it can be asked for."""

import json
import os
import shutil
import signal
import subprocess
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DRIVER = Path(__file__).with_name("drive_office.py")
STARTS = 3
SECONDS_TO_START = 90
SECONDS_TO_WORK = 180
SECONDS_TO_STOP = 10

Step = dict[str, str]


def type_text(place: object, text: object) -> Step:
    """Type into ``sheet!address`` and press Enter; gives what the cell then shows."""
    return {"step": "type", "place": str(place), "text": str(text)}


def read(place: object) -> Step:
    """Look at a cell; gives ``shown``, ``number``, ``formula`` and ``error``."""
    return {"step": "read", "place": str(place)}


def copy_cells(place: object, onto: str) -> Step:
    """Copy the cells ``sheet!A9:C9`` onto ``A10:C12`` of the same sheet."""
    return {"step": "copy_cells", "place": str(place), "onto": onto}


def rename_sheet(sheet: str, name: str) -> Step:
    """Ask for another name of a sheet; gives the names that all sheets then have."""
    return {"step": "rename_sheet", "sheet": sheet, "name": name}


def unprotect(sheet: str, password: str) -> Step:
    """Take the protection off a sheet; gives whether it is still protected."""
    return {"step": "unprotect", "sheet": sheet, "password": password}


def row_height(place: object) -> Step:
    """Look how high the row of a cell is; gives points."""
    return {"step": "row_height", "place": str(place)}


def paste_table(name: str) -> Step:
    """Copy a range by its name, and paste it at the end of a new text document."""
    return {"step": "paste_table", "name": name}


def paste_text(name: str) -> Step:
    """The same, without its formats."""
    return {"step": "paste_text", "name": name}


def save_pasted(path: Path) -> Step:
    """Save the text document as .docx."""
    return {"step": "save_pasted", "path": str(path)}


def read_note(place: object) -> Step:
    """Look at the note of a cell; gives its text, empty where there is none."""
    return {"step": "read_note", "place": str(place)}


def recalculate() -> Step:
    """Calculate every formula anew."""
    return {"step": "recalculate"}


def save(path: Path) -> Step:
    """Save as .xlsx into another file."""
    return {"step": "save", "path": str(path)}


def system_python() -> str | None:
    """Return the system's own interpreter where it has python3-uno."""
    # Not the one of a virtual environment: python3-uno belongs to the system's interpreter.
    python = shutil.which("python3", path=os.defpath)
    if python is None:
        return None
    probe = subprocess.run([python, "-c", "import uno"], capture_output=True, check=False)
    return None if probe.returncode else python


@dataclass
class Office:
    """LibreOffice without a window, with a profile of its own in ``folder``.

    ``fonts`` are settings of fontconfig that say which fonts stand in for which, for what it
    converts.
    """

    folder: Path
    soffice: str
    python: str
    process: "subprocess.Popen[bytes] | None" = None
    pipe: str = ""
    fonts: Path | None = None

    def start(self) -> None:
        """Start the program until it answers; raises RuntimeError with its last words."""
        for attempt in range(STARTS):
            # A pipe and a profile of its own: two runs with one profile block each other.
            self.pipe = f"gaitool-{uuid.uuid4().hex}"
            log = self.folder / f"start{attempt}.log"
            with log.open("wb") as words:
                self.process = subprocess.Popen(
                    [*self._command(f"profile{attempt}"), f"--accept=pipe,name={self.pipe};urp"],
                    stdout=words,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,  # so that stop() reaches its children too
                )
            if self._answers():
                return
            self.stop()
        raise RuntimeError(f"LibreOffice does not start: {log.read_text(errors='replace')[-2000:]}")

    def work(self, workbook: Path, *steps: Step) -> list[Any]:
        """Open a workbook, carry out the steps, close it; return the result of each step."""
        order = {"workbook": str(workbook.resolve()), "steps": steps}
        driven = self._drive(order, SECONDS_TO_WORK)
        if driven.returncode < 0:
            # The bridge between the two processes crashes now and then, with nothing said.
            self.stop()
            self.start()
            driven = self._drive(order, SECONDS_TO_WORK)
        if driven.returncode:
            raise RuntimeError(driven.stderr)
        results: list[Any] = json.loads(driven.stdout)
        return results

    def convert(self, workbook: Path, folder: Path, ending: str = "") -> Path:
        """Have a second LibreOffice save a file, in its own format or that of another ending."""
        ending = ending or workbook.suffix[1:]
        return self._convert([workbook], folder, ending)[0]

    def convert_all(self, documents: Sequence[Path], folder: Path) -> list[Path]:
        """Have a second LibreOffice save files of one kind in their own format, all in one run."""
        return self._convert(documents, folder, documents[0].suffix[1:])

    def _convert(self, files: Sequence[Path], folder: Path, ending: str) -> list[Path]:
        command = [*self._command("converter"), "--convert-to", ending, "--outdir", str(folder)]
        environment = {**os.environ, "FONTCONFIG_FILE": str(self.fonts)} if self.fonts else None
        subprocess.run(
            [*command, *map(str, files)],
            check=True,
            capture_output=True,
            timeout=SECONDS_TO_WORK,
            env=environment,
        )
        return [folder / file.with_suffix(f".{ending}").name for file in files]

    def stop(self) -> None:
        """End the program and everything it started."""
        if self.process is None:
            return
        for ending in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self.process.pid, ending)
                self.process.wait(SECONDS_TO_STOP)
            except ProcessLookupError:
                return
            except subprocess.TimeoutExpired:
                continue

    def _command(self, profile: str) -> list[str]:
        home = (self.folder / profile).as_uri()
        options = ("--headless", "--norestore", "--nolockcheck", "--nodefault")
        return [self.soffice, *options, f"-env:UserInstallation={home}"]

    def _answers(self) -> bool:
        try:
            return self._drive({}, SECONDS_TO_START).returncode == 0
        except subprocess.TimeoutExpired:
            return False

    def _drive(self, order: dict[str, Any], seconds: int) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [self.python, str(DRIVER)],
            input=json.dumps({"pipe": self.pipe, **order}),
            capture_output=True,
            encoding="utf-8",
            timeout=seconds,
            check=False,
        )
