"""Makes what stands in ``blank_templates/``: by the commands that a user would type, with a list.

After a change of the template or the register: ``python -m tests.support.blank_templates``.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gaitool.cli.process import run
from gaitool.form import CellKey, newest_edition
from gaitool.reader import read_filled_report

FOLDER = Path(__file__).parents[2] / "blank_templates"
LIST = "给谁用哪一份.txt"

_REGULATIONS = CellKey("disclosure", "regulations", "issued")


@dataclass(frozen=True, slots=True)
class BlankFile:
    """A file of the folder, the command that writes it, and whom it is for."""

    name: str
    command: tuple[str, ...]
    for_whom: str

    @property
    def is_register(self) -> bool:
        return self.command[0] == "register"

    @property
    def is_known_figures(self) -> bool:
        return "--known" in self.command

    @property
    def command_line(self) -> str:
        return " ".join(("gaitool", *self.command, "-o", self.name))


def _blank_files() -> Iterator[BlankFile]:
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    for file in data["files"]:
        yield BlankFile(file["name"], tuple(file["command"]), file["for_whom"])


BLANK_FILES = tuple(_blank_files())


def write_blank_files(folder: Path = FOLDER) -> None:
    """Write every file and the list; what else lies there is left to the test that tells of it."""
    for file in BLANK_FILES:
        code = run([*file.command, "--output", str(folder / file.name), "--force"])
        if code:
            raise SystemExit(code)
    # Old versions of 记事本 need the mark to see UTF-8, and the CR to break a line.
    text = "\n".join(_list(folder)) + "\n"
    (folder / LIST).write_text(text, encoding="utf-8-sig", newline="\r\n")


def _list(folder: Path) -> Iterator[str]:
    """Yield the lines of the list, its facts read out of the workbooks that it lists."""
    yield "给谁用哪一份"
    yield ""
    yield "用 Excel、WPS 或 LibreOffice 打开就能填，不用装别的。找到自己的那一份，复制出去再填。"
    for file in BLANK_FILES:
        yield ""
        yield file.name
        yield f"  给谁用：{file.for_whom}。"
        yield from _about(file, folder)
    yield from _about_other_years()
    yield ""
    yield "每一份是这样生成的"
    yield "  装了 gaitool 的，照下面再生成，台账的年度、行数可以改；"
    yield "  空白表再加 --agency 机关名称 --year 年度，就填在封面上。"
    yield from (f"  {file.command_line}" for file in BLANK_FILES)


def _about(file: BlankFile, folder: Path) -> Iterator[str]:
    if file.is_register:
        yield "  工作日、是否超期、计入表三哪一行，表里自动算；行数不够，选中最后一行往下拖。"
    elif file.is_known_figures:
        yield "  一张工作表发给一家填，一行一个单位；知道的填数，不知道的空着，没有发生的填 0。"
    else:
        yield from _about_workbook(folder / file.name)


def _about_workbook(path: Path) -> Iterator[str]:
    report = read_filled_report(path)
    cover = report.cover
    if cover.agency_type:
        yield f"  封面：机关类型“{cover.agency_type}”、行政层级“{cover.level}”已经填好。"
    else:
        yield "  封面：机关类型、行政层级从列表选。"
    if report.answer(_REGULATIONS).blank:
        yield "  规章一行：没有锁，要填；没有规章制定权的填 0。"
    else:
        yield "  规章一行：没有规章制定权，已经填 0 并锁定。"


def _about_other_years() -> Iterator[str]:
    yield ""
    yield "别的年度"
    yield (
        f"  空白表不分年度：{newest_edition().years[0]} 年度起的报告都用它，"
        "在封面的“报告年度”里填年份。"
    )
    yield "  台账登记别的年份的，把上面的“年度”改成那一年，另存时换个文件名。"
    yield "  已知数表不分年度：在上面的“年度”里填年份。"


if __name__ == "__main__":
    write_blank_files()
