"""``gaitool migrate``: an old or rearranged workbook moves into today's template."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.options import Force, form_option, output_option
from gaitool.cli.streams import show, tell
from gaitool.cli.told_reading import tell_reading
from gaitool.cli.writing import demand_ending, refuse_output, write_output

if TYPE_CHECKING:
    from gaitool.migration import Migration


def migrate(
    file: Annotated[
        Path, typer.Argument(metavar="文件", help="旧版空白表填的、或行列工作表改动过的工作簿。")
    ],
    *,
    output: Annotated[Path | None, output_option("写到哪个 .xlsx，默认在原文件旁边。")] = None,
    form: Annotated[Path | None, form_option("不换表式")] = None,
    force: Force = False,
) -> int:
    """把旧版或改动过的工作簿里的内容搬进现在的空白表，列出搬了什么、什么没有地方放。"""
    target = output or file.with_name(f"{file.stem}_新版.xlsx")
    demand_ending(target, ".xlsx")
    refuse_output(target, force=force, inputs=[file])
    from gaitool.checking.time_limit import time_limit
    from gaitool.migration import migrate_workbook
    from gaitool.reader.edition import read_edition

    with time_limit(file):
        migration = migrate_workbook(file, read_edition(form) if form else None)
    write_output(target, migration.content, force=force, inputs=[file])
    show("\n".join(_lines(migration)))
    tell_reading(file, migration.reading)
    tell(f"已写到：{target}。原文件没有改动。请运行 gaitool check 核对。")
    whole = migration.reading.is_whole and not migration.unplaced
    return ExitCode.CLEAN if whole else ExitCode.FINDINGS


def _lines(migration: "Migration") -> Iterator[str]:
    from gaitool.checking.remarks import change_words
    from gaitool.layout import TEMPLATE_VERSION

    old = migration.old_template
    before = "原文件没有模板版本的标记" if old is None else f"原模板第 {old} 版"
    yield f"{before}，现在第 {TEMPLATE_VERSION} 版；搬了 {migration.answers} 个数。"
    yield from (f"变动：{words}" for words in map(change_words, migration.changed))
    for left in migration.unplaced:
        yield (
            f"没有地方放：{left.place}：{left.text}"
            if left.place.sheet
            else (f"没有搬：{left.text}")
        )
    if migration.unplaced:
        yield f"有 {len(migration.unplaced)} 处没有搬过去，请看原文件，需要的手工填写。"
