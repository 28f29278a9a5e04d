"""Reads a report for a command that shows no findings, and tells what to know of the reading."""

from pathlib import Path
from typing import TYPE_CHECKING

from gaitool.cli.streams import tell

if TYPE_CHECKING:
    from gaitool.checking.reading import Reading


def read_and_tell(file: Path) -> "Reading":
    """Return the report in a file, whatever holds it; raises UnusableFile."""
    from gaitool.checking.reading import read_with_words

    reading = read_with_words(file)
    tell_reading(file, reading)
    return reading


def tell_reading(file: Path, reading: "Reading") -> None:
    """Tell what was not read, or is seen otherwise than it was read, a line each."""
    for words in reading.words:
        tell(f"{file}：{words}")
