"""``gaitool demo``: a whole round trip on a bundled example, into a new folder."""

import itertools
import json
from importlib import resources
from pathlib import Path
from typing import Annotated, Any

import typer

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.results import show_results
from gaitool.cli.streams import show
from gaitool.cli.writing import demand_folder_name, make_folder, write_output
from gaitool.errors import UsageError

_FOLDER = "gaitool演示"
_MISTAKES: dict[str, int | str | None] = {
    "applications.carried_out.natural_person": 3,
    "applications.granted.research": "/",
    "applications.unavailable_not_held.business": "1件",
    "disclosure.normative_documents.in_force": 3,
}
"""The example's mistakes: the balance, a stroke for 0, a measure word, documents in force."""


def demo(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[文件夹]", help=f"放到哪个新文件夹，默认“{_FOLDER}”。"),
    ] = None,
) -> int:
    """用自带的例子走一遍全过程：空白表、填报、核对、改正、成文。"""
    from gaitool.filled_report import FilledReport
    from gaitool.template import write_template

    place = _new_folder(folder)
    example = _example()
    mistaken = example | {"cells": example["cells"] | _MISTAKES}
    blank, faulty, mended, printed = (
        place / name
        for name in ("1空白表.xlsx", "2填报有误.xlsx", "3改正后.xlsx", "4成文报告.xlsx")
    )
    show(f"演示文件夹：{place}")
    write_output(blank, write_template(FilledReport()), force=False)
    show(f"\n第一步 生成空白表：{blank.name}，发给填报人员用 Excel 或 WPS 填写。")
    _fill(faulty, mistaken)
    show(f"\n第二步 填好的工作簿：{faulty.name}，里面有意填错了 {len(_MISTAKES)} 处。核对结果：\n")
    _show_check(faulty)
    _fill(mended, example)
    show(f"\n第三步 按提示改正：{mended.name}。再核对一次：\n")
    _show_check(mended)
    _print_report(mended, printed)
    show(f"\n第四步 生成成文报告：{printed.name}，可以打印，可以粘贴到 Word。")
    show("\n用到的命令：gaitool template、gaitool check、gaitool report；加 --help 看用法。")
    return ExitCode.CLEAN


def _new_folder(wanted: Path | None) -> Path:
    """Make the folder: the wanted one, which must be new or empty, else the first free name."""
    if wanted and wanted.exists() and (not wanted.is_dir() or any(wanted.iterdir())):
        raise UsageError(f"{wanted}：已经存在。请换一个新文件夹，或不写文件夹。")
    if wanted:
        demand_folder_name(wanted)
    numbered = (Path(f"{_FOLDER}{number}") for number in itertools.count(2))
    candidates = itertools.chain([Path(_FOLDER)], numbered)
    place = wanted or next(name for name in candidates if not name.exists())
    make_folder(place)
    return place


def _example() -> dict[str, Any]:
    source = resources.files("gaitool.cli.commands").joinpath("demo_report.json")
    example: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return example


def _fill(path: Path, report: dict[str, Any]) -> None:
    from gaitool.checking.sources import read_source_of
    from gaitool.template import write_template

    # As bytes, since that is the one door through which every report is read.
    content = json.dumps(report, ensure_ascii=False).encode("utf-8")
    source = read_source_of("demo_report.json", content)
    write_output(path, write_template(source.report), force=False)


def _show_check(path: Path) -> None:
    from gaitool.checking.one_file import check_file
    from gaitool.rules.catalogue import CATALOGUE

    show_results([check_file(path, CATALOGUE)])


def _print_report(source: Path, target: Path) -> None:
    from gaitool.checking.sources import read_report
    from gaitool.renderers.report.workbook.whole_workbook import write_report_workbook

    write_output(target, write_report_workbook(read_report(source)), force=False)
