"""A second real office program for the tests: OnlyOffice's calculation, driven by a script."""

import importlib.util
import json
import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

SECONDS_TO_WORK = 180
PAUSES = (1, 5, 10)
"""Seconds to wait after a crash before the next attempt."""


def builder_folder() -> Path | None:
    """Return where the package ``document-builder`` keeps its program, if it is installed."""
    found = importlib.util.find_spec("docbuilder")
    folder = Path(found.origin).parent / "lib" if found and found.origin else None
    return folder if folder and (folder / "docbuilder").is_file() else None


@dataclass(frozen=True)
class OnlyOffice:
    """The program in its folder; what it leaves goes into another one."""

    program: Path
    folder: Path

    def type_texts(self, workbook: Path, sheet: str, texts: list[tuple[str, str]]) -> list[Path]:
        """Type one text after the other into cells of a sheet; return what is saved after each.

        It types into locked cells too: its scripts know of no protection.
        """
        files = [self.folder / f"typed{number}.xlsx" for number in range(len(texts))]
        lines = [f'builder.OpenFile({_quoted(workbook)}, "");']
        for (address, text), file in zip(texts, files, strict=True):
            cell = f"Api.GetSheet({_quoted(sheet)}).GetRange({_quoted(address)})"
            lines += [f"{cell}.SetValue({_quoted(text)});"]
            lines += [f'builder.SaveFile("xlsx", {_quoted(file)});']
        script = self.folder / "typed.docbuilder"
        script.write_text("\n".join([*lines, "builder.CloseFile();"]), encoding="utf-8")
        self._run("docbuilder", script)
        return files

    def print_pages(self, workbook: Path) -> Path:
        """Return a PDF of the sheet that a person sees first, as the program prints it."""
        target = self.folder / f"{workbook.stem}.pdf"
        self._run("x2t", workbook, target)
        return target

    def _run(self, program: str, *files: Path) -> None:
        """Run one of its programs, again where it crashed.

        A new installation writes what it has prepared into its own folder on first use; another
        process that reads it just then dies.
        """
        for seconds in (*PAUSES, None):
            done = subprocess.run(
                [self.program / program, *files],
                cwd=self.program,
                env={**os.environ, "LD_LIBRARY_PATH": str(self.program)},
                capture_output=True,
                check=False,
                timeout=SECONDS_TO_WORK,
            )
            if done.returncode >= 0 or seconds is None:
                done.check_returncode()
                return
            time.sleep(seconds)


def _quoted(words: object) -> str:
    return json.dumps(str(words), ensure_ascii=False)
