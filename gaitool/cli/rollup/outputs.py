"""What ``gaitool rollup`` writes: which files, whether they may be written, and the writing."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from gaitool.cli.streams import tell
from gaitool.cli.writing import demand_ending, refuse_output, stream_output, write_output
from gaitool.filled_report import Cover

if TYPE_CHECKING:
    from gaitool.collection import Collection
    from gaitool.renderers.sheets.rows import LinkTo
    from gaitool.rollup.finished import FinishedRollup

_TEXT_LEFT = (
    "表格和引言已按汇总数填好；第一部分的其他方面、第五部分和第六部分要由本机关写"
    "（已经写好的，用 --whole 带进来）。"
)


@dataclass(frozen=True, slots=True)
class RollupOutputs:
    """The files to write, each only if asked for; ``force`` replaces files that are there."""

    whole_sheet: Path | None
    filled: Path | None
    facts: Path | None
    force: bool

    @property
    def paths(self) -> Iterator[Path]:
        """Yield the files that were asked for."""
        yield from (path for path in (self.whole_sheet, self.filled, self.facts) if path)

    @property
    def of_an_earlier_run(self) -> Iterator[Path]:
        """Yield those that an earlier run wrote, perhaps among the reports: no unit sent them."""
        from gaitool.rollup.own_output import is_own_output

        yield from (path for path in self.paths if is_own_output(path))

    def demand_endings(self) -> None:
        """Refuse names of other kinds of files, and Parquet where its library is missing."""
        for path, *endings in (
            (self.whole_sheet, ".xlsx", ".html"),
            (self.filled, ".xlsx"),
            (self.facts, ".csv", ".parquet"),
        ):
            if path:
                demand_ending(path, *endings)
        if self.facts and self.facts.suffix.lower() == ".parquet":
            from gaitool.rollup.facts import demand_parquet

            demand_parquet()

    def refuse(self, inputs: Iterable[Path]) -> None:
        """Raise at once whatever would stop the writing, before any work is done."""
        read = list(inputs)
        for path in self.paths:
            others = [other for other in self.paths if other is not path]
            refuse_output(path, force=self.force, inputs=[*read, *others])


def write_outputs(rollup: "FinishedRollup", outputs: RollupOutputs, cover: Cover) -> None:
    """Write everything that was asked for; ``cover`` is that of the body itself.

    After a run that was stopped only the roll-up itself is written, and states so: the sum of a
    part of the units would be taken for the sum of all.
    """
    if outputs.whole_sheet:
        _write_rollup(rollup, outputs.whole_sheet, force=outputs.force)
    if rollup.overview.interrupted:
        tell("没有读全，只写汇总；本级的填报工作簿、各格的数和退回通知不写。")
        return
    if outputs.filled:
        _write_filled(rollup, outputs.filled, cover, force=outputs.force)
    if outputs.facts:
        _write_facts(rollup, outputs.facts, force=outputs.force)


def _write_rollup(rollup: "FinishedRollup", target: Path, *, force: bool) -> None:
    link, write = _link_from(target.parent), _rollup_writer(target)
    stream_output(target, lambda stream: write(rollup, stream, link), force=force)
    tell(f"汇总已写到：{target}")


def _rollup_writer(target: Path) -> "Callable[[Collection, BinaryIO, LinkTo], None]":
    """Return the writer of the kind of file that the name ends as."""
    if target.suffix.lower() == ".html":
        from gaitool.renderers.rollup.page import write_rollup_page

        return write_rollup_page
    from gaitool.renderers.rollup.workbook import write_rollup_workbook

    return write_rollup_workbook


def _link_from(folder: Path) -> "LinkTo":
    """Return what gives the way from a folder to a file, the whole path on another drive.

    Relative and with slashes, so that the links still lead to the reports when the folder is
    moved or copied.
    """
    # By folders: thousands of reports lie in one, and the way is looked for once.
    ways: dict[str, str] = {}

    def link(file: str) -> str:
        lies_in, name = os.path.split(file)
        try:
            way = ways.get(lies_in) or os.path.relpath(lies_in or os.curdir, folder)
        except ValueError:
            return Path(file).absolute().as_posix()
        ways[lies_in] = way
        return name if way == os.curdir else f"{way.replace(os.sep, '/')}/{name}"

    return link


def _write_filled(rollup: "FinishedRollup", target: Path, cover: Cover, *, force: bool) -> None:
    from gaitool.rollup.parent_report import parent_report
    from gaitool.rollup.summed_units import sum_of
    from gaitool.template import write_template

    report = parent_report(cover, rollup.sums, rollup.edition, rollup.whole)
    summed = sum_of(line.agency or line.unit for line in rollup.lines() if line.counted)
    write_output(target, write_template(report, sum_of=summed), force=force)
    tell(f"本级的填报工作簿已写到：{target}")
    if missing := [key for key in rollup.edition.cells if key not in rollup.sums]:
        tell(f"有计入的单位缺数，这些格没有汇总数，留空 {len(missing)} 格。")
    if rollup.whole is None:
        tell(_TEXT_LEFT)


def _write_facts(rollup: "FinishedRollup", target: Path, *, force: bool) -> None:
    from gaitool.rollup.facts import write_csv, write_parquet

    def write(stream: BinaryIO) -> None:
        if target.suffix.lower() == ".parquet":
            write_parquet(rollup.counted_figures(), stream)
        else:
            write_csv(rollup.counted_figures(), stream, rollup.edition)

    stream_output(target, write, force=force)
    tell(f"计入汇总的各单位的数已写到：{target}")
