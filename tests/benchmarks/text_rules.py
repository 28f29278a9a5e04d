"""What the rules about texts cost a whole check: ``python -m tests.benchmarks.text_rules``.

A filled workbook with its full narrative is checked against last year's, with these rules and
without them in turn, each time by a process of its own.
"""

import json
import tempfile
from pathlib import Path
from statistics import median

from gaitool.reader import read_filled_report
from gaitool.template import write_template

from tests.benchmarks.start_up import FIXTURE, PAIRS, milliseconds

WITHOUT_TEXTS = ("--ignore", "G6", "--ignore", "G7", "--ignore", "G8")
TARGET = 1.3


def workbooks(folder: Path) -> tuple[Path, Path]:
    """Fill this year's workbook and one of the year before with a narrative of its own."""
    last = folder / "last.json"
    data = json.loads(FIXTURE.read_text("utf-8"))
    year = data["year"]
    text = json.dumps(data, ensure_ascii=False).replace(str(year), str(year - 1))
    last.write_text(text.replace("政务公开", "信息公开"), encoding="utf-8")
    filled = []
    for source in (FIXTURE, last):
        target = folder / f"{source.stem}.xlsx"
        target.write_bytes(write_template(read_filled_report(source)))
        filled.append(target)
    return filled[0], filled[1]


def main() -> None:
    """Print both medians and the ratio, reckoned in two ways."""
    with tempfile.TemporaryDirectory() as folder:
        this, last = workbooks(Path(folder))
        command = ("-m", "gaitool", "check", str(this), "--previous", str(last))
        compiled = Path(folder) / "compiled"
        pairs = [
            (milliseconds(compiled, *command), milliseconds(compiled, *command, *WITHOUT_TEXTS))
            for _ in range(PAIRS + 1)
        ][1:]
    with_texts, without = (median(times) for times in zip(*pairs, strict=True))
    pairwise = median(long / short for long, short in pairs)
    print(
        f"all rules: {with_texts:.0f} ms; without G6, G7, G8: {without:.0f} ms; ratio of medians "
        f"{with_texts / without:.2f}, median of ratios {pairwise:.2f} (target {TARGET})"
    )


if __name__ == "__main__":
    main()
