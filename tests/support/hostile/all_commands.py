"""The hostile files through every command: ``python -m tests.support.hostile.all_commands``.

Prints what became of them, the slowest and the largest, and each that ended ill.
"""

import itertools
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from gaitool.renderers.report.web.web_page import write_report_page
from gaitool.renderers.report.word.word_document import write_report_document

from tests.support.hostile.confined import CHECK, FILE, Outcome, outcomes
from tests.support.hostile.mutants import mutants
from tests.support.hostile.packages import packages
from tests.support.hostile.sheets import sheets
from tests.support.registers import as_csv, as_workbook, lines_of, register_of
from tests.support.text_grid import fixture, report_of
from tests.support.workbooks import filled_workbook


def commands(sound: Path, register: Path) -> list[tuple[str, ...]]:
    """Return every command that reads a file; the sound ones go with it where it needs others."""
    good, counted = str(sound), str(register)
    return [
        CHECK,
        ("check", FILE, "--annotate", "annotated.xlsx"),
        ("check", good, "--previous", FILE),
        *(("report", FILE, "--draft", "-o", f"report.{kind}") for kind in ("xlsx", "docx", "html")),
        ("export", FILE, "-o", "out.json"),
        ("compare", FILE, good, "-o", "compared.xlsx"),
        ("compare", good, FILE, "-o", "compared.xlsx"),
        ("migrate", FILE, "-o", "migrated.xlsx"),
        ("import", FILE, "-o", "imported.xlsx"),
        ("template", "--previous", FILE, "-o", "blank.xlsx"),
        ("template", "--data", FILE, "-o", "blank.xlsx"),
        ("template", "--roster", FILE, "-o", "blanks"),
        ("template", "--form", FILE, "-o", "blank.xlsx"),
        ("rollup", FILE, good, "-o", "summed.xlsx", "--notices", "notices", "--no-cache"),
        ("rollup", good, "--roster", FILE, "--no-cache"),
        ("count", FILE, "-o", "counted.xlsx"),
        ("count", counted, "--into", FILE, "-o", "counted.xlsx"),
        ("count", counted, "--words", FILE, "-o", "counted.xlsx"),
        ("check", good, "--register", FILE),
    ]


def hostile_files(folder: Path, mutated: int) -> Iterator[Path]:
    """Write workbooks that are hostile or damaged, and as many damaged documents."""
    original = filled_workbook(folder / "original.xlsx", fixture("consistent"))
    content = original.read_bytes()
    report = report_of(fixture("consistent"))
    kinds = {
        "xlsx": content,
        "docx": write_report_document(report),
        "html": write_report_page(report).encode(),
        "csv": as_csv(register_of(report), "gbk"),
        "txt": "\n".join(["县教育局", "县水利局"] * 40).encode("gb18030"),
    }
    for name, hostile in (*packages(content), *sheets(content)):
        yield _written(folder / f"{name}.xlsx", hostile)
    for number, mutant in enumerate(itertools.islice(mutants(sound_register(), mutated), mutated)):
        yield _written(folder / f"register{number}.xlsx", mutant)
    for kind, whole in kinds.items():
        for number, mutant in enumerate(itertools.islice(mutants(whole, mutated), mutated)):
            yield _written(folder / f"{number}.{kind}", mutant)


def sound_register() -> bytes:
    """Return a register of applications in which nothing is wrong."""
    return as_workbook(list(lines_of(register_of(report_of(fixture("consistent"))))))


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def through_all(folder: Path, mutated: int, every: int = 1) -> list[Outcome]:
    """Run every command on the files, or on each ``every``-th in turn."""
    sound = filled_workbook(folder / "sound.xlsx", fixture("consistent"))
    register = _written(folder / "register.xlsx", sound_register())
    files = list(hostile_files(folder, mutated))
    return [
        outcome
        for number, command in enumerate(commands(sound, register))
        for outcome in outcomes(files[number % every :: every], command)
    ]


def main() -> None:
    """Run all of them; the argument is how many mutants of each kind there are."""
    mutated = int(sys.argv[1]) if sys.argv[1:] else 50
    with tempfile.TemporaryDirectory() as folder:
        results = through_all(Path(folder), mutated)
    for result in results:
        if not result.sound:
            print(result)
    by_command = Counter((result.command, result.code) for result in results)
    for (command, code), times in sorted(by_command.items()):
        print(f"{times:6}  exit {code}  {command}")
    slowest = max(results, key=lambda result: result.seconds)
    largest = max(results, key=lambda result: result.megabytes)
    unsound = sum(not result.sound for result in results)
    print(f"{len(results)} runs, {unsound} ended ill")
    print(f"slowest {slowest.seconds:.2f} s: {slowest.command} {Path(slowest.file).name}")
    print(f"largest {largest.megabytes:.0f} MB: {largest.command} {Path(largest.file).name}")


if __name__ == "__main__":
    main()
