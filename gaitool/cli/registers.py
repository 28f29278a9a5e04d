"""Takes in a register for a command, and tells how it was read and what was not counted."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gaitool.cli.conversion import as_workbook
from gaitool.cli.streams import tell

if TYPE_CHECKING:
    from gaitool.checking.registers import CountOfYear, RegisterSource
    from gaitool.counted_register import CountedRegister


def read_source(register: Path, words: Path | None = None) -> "RegisterSource":
    """Return the content of a register, one in an old format converted; raises UnusableFile."""
    from gaitool.checking.registers import RegisterSource
    from gaitool.office_files.file_content import read_content
    from gaitool.office_files.kinds import refuse_lock_file

    refuse_lock_file(register)
    path, content = as_workbook(register, read_content(register))
    own = as_workbook(words, read_content(words)) if words else None
    return RegisterSource(path, content, own)


def tell_register(register: Path, found: "CountOfYear") -> None:
    """Tell which columns and words were read as what, and the year that is counted."""
    for words in found.register.told:
        tell(f"{register}：{words}")
    how = "（收到日期最多的年度；不对的，用 --year 写明）" if found.chosen else ""
    tell(f"计数年度：{found.counted.year}{how}。")


def tell_faults(counted: "CountedRegister") -> None:
    """Tell which rows were not counted and why: as a table on a screen, else a line each."""
    if not counted.faults:
        return
    if sys.stderr.isatty():
        from gaitool.cli.clean_console import clean_console
        from gaitool.renderers.counted.terminal import print_faults

        print_faults(counted.faults, clean_console(sys.stderr))
        return
    from gaitool.renderers.counted.lines import fault_line

    for fault in counted.faults:
        tell(fault_line(fault))
