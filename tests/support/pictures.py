"""Makes the pictures of README.md out of what the commands write, and keeps what they show.

After a change of what they show: ``python -m tests.support.pictures``. It needs LibreOffice,
Poppler's ``pdftoppm``, Chromium and the judges of ``tests/support/web``.
"""

import contextlib
import html
import io
import json
import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI

from gaitool.checking.one_file import check_content
from gaitool.cli.process import run
from gaitool.renderers.findings.terminal import print_results
from gaitool.rules.catalogue import CATALOGUE

from tests.support.judges import photograph
from tests.support.office.aliased_fonts import aliased_fonts
from tests.support.rollup.county import make_county

FOLDER = Path(__file__).parents[2] / "pictures"
SHOWN = FOLDER / "shown.json"
"""What each picture showed when it was made: programs draw the same file a little differently
on each machine, so it is the file that is compared, not the picture."""

_FILLED, _REPORT, _ROLLUP = "填报表.xlsx", "年度报告.docx", "汇总.html"
_COLUMNS = 110
_SCREEN = (1366, 768)
_TEXT = re.compile(r'(<text [^>]*textLength=")([\d.]+)("[^>]*>)([^<]+)')


@dataclass(frozen=True, slots=True)
class _Part:
    """How sharp a page of A4 is drawn, and which part of its height."""

    dots_per_inch: int
    top: float = 0
    height: float = 1

    @property
    def options(self) -> list[str]:
        width, height = (round(inches * self.dots_per_inch) for inches in (8.27, 11.69))
        window = (0, round(self.top * height), width, round(self.height * height))
        sides = zip(("-x", "-y", "-W", "-H"), map(str, window), strict=True)
        return ["-r", str(self.dots_per_inch), *chain.from_iterable(sides)]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a picture is made of: a file, or text; and how it is drawn."""

    source: Path
    draw: Callable[[Path, Path], None]

    @property
    def digest(self) -> str:
        """Tell two contents apart; of a packed file what is in it, however well it is packed."""
        content = self.source.read_bytes()
        if not zipfile.is_zipfile(self.source):
            return sha256(content).hexdigest()
        with zipfile.ZipFile(self.source) as archive:
            parts = b"".join(name.encode() + archive.read(name) for name in archive.namelist())
        return sha256(parts).hexdigest()


def pictures(place: Path) -> Mapping[str, Shown]:
    """Write what the pictures show into a folder, by the commands that a user would type."""
    demo, county = place / "演示", make_county(place)
    filled, report, rollup = (place / name for name in (_FILLED, _REPORT, _ROLLUP))
    with contextlib.redirect_stdout(io.StringIO()), contextlib.chdir(place):
        run(["demo", str(demo)])
        shutil.copy(demo / "2填报有误.xlsx", filled)
        run(["report", str(demo / "3改正后.xlsx"), "-o", str(report)])
        roster = ["--roster", county.roster.name]
        run(["rollup", county.folder.name, *roster, "-o", rollup.name, "--no-cache"])
    words = place / "核对.txt"
    words.write_text(_checked(filled).export_text(styles=True), "utf-8")
    return {
        "填报表.png": Shown(filled, _draw_table),
        "核对.svg": Shown(words, lambda _, to: _draw_terminal(filled, to)),
        "成文.png": Shown(report, _draw_first_page),
        "汇总.png": Shown(rollup, lambda page, to: photograph(page, to, *_SCREEN)),
    }


def digests(shown: Mapping[str, Shown]) -> dict[str, str]:
    return {name: one.digest for name, one in shown.items()}


def write_pictures(folder: Path = FOLDER) -> None:
    """Draw every picture anew, and note what it shows."""
    with tempfile.TemporaryDirectory() as place:
        shown = pictures(Path(place))
        for name, one in shown.items():
            one.draw(one.source, folder / name)
        noted = json.dumps(digests(shown), ensure_ascii=False, indent=2)
    (folder / SHOWN.name).write_text(f"{noted}\n", "utf-8")


def _checked(filled: Path) -> Console:
    """Return a screen on which the findings of a workbook stand."""
    screen = Console(record=True, file=io.StringIO(), width=_COLUMNS, force_terminal=True)
    print_results([check_content(filled.name, filled.read_bytes(), CATALOGUE)], screen)
    return screen


def _draw_terminal(filled: Path, picture: Path) -> None:
    title = f"gaitool check {filled.name}"
    drawn = _checked(filled).export_svg(title=title, theme=DIMMED_MONOKAI, unique_id="check")
    picture.write_text(_TEXT.sub(_as_wide_as_shown, drawn), "utf-8")


def _as_wide_as_shown(text: re.Match[str]) -> str:
    """Give a text its width: the library counts characters, of which Chinese ones take two cells.

    The text itself is turned by ``Console.export_svg`` into one with entities.
    """
    before, length, between, words = text.groups()
    shown = html.unescape(words)
    return f"{before}{float(length) / len(shown) * cell_len(shown):.1f}{between}{words}"


def _draw_table(workbook: Path, picture: Path) -> None:
    upper = _Part(115, top=0.05, height=0.56)
    _draw_page(workbook, picture, "三、收到和处理政府信息公开申请情况", upper)


def _draw_first_page(document: Path, picture: Path) -> None:
    _draw_page(document, picture, "一、总体情况", _Part(70))


def _draw_page(document: Path, picture: Path, words: str, part: _Part) -> None:
    """Draw the first page with these words, as LibreOffice prints it."""
    profile = f"-env:UserInstallation={(document.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir"]
    fonts = os.environ | {"FONTCONFIG_FILE": str(aliased_fonts(document.parent))}
    subprocess.run(
        [*command, document.parent, document], check=True, capture_output=True, env=fonts
    )
    pdf = document.with_suffix(".pdf")
    text = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True).stdout.decode()
    page = next(n for n, page in enumerate(text.split("\f"), 1) if words in "".join(page.split()))
    which = ["-f", str(page), "-l", str(page), "-singlefile", "-png", *part.options]
    subprocess.run(["pdftoppm", *which, pdf, picture.with_suffix("")], check=True)


if __name__ == "__main__":
    write_pictures()
