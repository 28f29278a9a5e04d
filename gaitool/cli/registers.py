"""Takes in a register for a command, and tells how it was read and what was not counted."""

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gaitool.cli.conversion import as_workbook
from gaitool.cli.streams import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gaitool.applications import Application
    from gaitool.checking.registers import CountOfYear, RegisterSource
    from gaitool.counted_register import RegisterFault
    from gaitool.form import Form

_MOST_TOLD = 60
"""Lines; a workbook of hundreds of sheets says the same of each."""


def read_source(register: Path, words: Path | None = None) -> "RegisterSource":
    """Return the content of a register, one in an old format converted; raises UnusableFile."""
    from gaitool.checking.registers import RegisterSource
    from gaitool.office_files.file_content import read_content
    from gaitool.office_files.kinds import refuse_lock_file

    refuse_lock_file(register)
    content = as_workbook(register, read_content(register))
    own = (words, as_workbook(words, read_content(words))) if words else None
    return RegisterSource(register, content, own, datetime.date.today())


def find_register(
    register: Path, words: Path | None, form: "Form | None", year: int | None
) -> "CountOfYear":
    """Return a register to be counted, told how it was read; raises UnusableFile."""
    from gaitool.checking.registers import count_for
    from gaitool.checking.time_limit import time_limit

    source = read_source(register, words)
    with time_limit(register):
        found = count_for(source, form, year)
    _tell_reading(register, found)
    if found.year is None:
        tell_faults(register, found.register.faults, found.register.applications)
    return found


def _tell_reading(register: Path, found: "CountOfYear") -> None:
    """Tell which columns and words were read as what, and the year that is to be counted."""
    told = found.register.told
    for words in told[:_MOST_TOLD]:
        tell(f"{register}：{words}")
    if len(told) > _MOST_TOLD:
        tell(f"{register}：还有 {len(told) - _MOST_TOLD} 句没有列出，工作表太多。")
    if found.year:
        how = "（收到日期最多的年度；不对的，用 --year 写明）" if found.chosen else ""
        tell(f"计数年度：{found.year}{how}。")
    for doubt in found.doubts:
        tell(doubt)


def tell_faults(
    register: Path, faults: "Sequence[RegisterFault]", applications: "Sequence[Application]"
) -> None:
    """Tell which rows were not counted and why: as a table on a screen, else a line each."""
    if not faults:
        return
    from gaitool.renderers.counted.lines import fault_line, fault_words

    told = fault_words(faults, (one.at for one in applications), register.name)
    if sys.stderr.isatty():
        from gaitool.cli.clean_console import clean_console
        from gaitool.renderers.counted.terminal import print_faults

        print_faults(told, clean_console(sys.stderr))
        return
    for words in told:
        tell(fault_line(words))
