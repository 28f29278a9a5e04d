"""A second real office program for the tests: OnlyOffice's calculation, driven by a script."""

import fcntl
import importlib.util
import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

SECONDS_TO_WORK = 180


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

    def save_again(self, document: Path) -> Path:
        """Return a Word document as the program saves it, unchanged."""
        target = self.folder / f"{document.stem}_saved.docx"
        self._run("x2t", document, target)
        return target

    def prepare(self) -> None:
        """Let a new installation list the fonts of the machine, one process at a time.

        Only its builder of documents does that, on first use, into its own folder; its converter
        dies where it finds no such list, or half of one.
        """
        script = self.folder / "prepare.docbuilder"
        script.write_text('builder.CreateFile("xlsx");\nbuilder.CloseFile();', encoding="utf-8")
        with (self.program / "prepared.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._run("docbuilder", script)

    def _run(self, program: str, *files: Path) -> None:
        subprocess.run(
            [self.program / program, *files],
            cwd=self.program,
            env={**os.environ, "LD_LIBRARY_PATH": str(self.program)},
            capture_output=True,
            check=True,
            timeout=SECONDS_TO_WORK,
        )


def _quoted(words: object) -> str:
    return json.dumps(str(words), ensure_ascii=False)
