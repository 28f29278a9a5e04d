"""Command lines for tests, run in this process in an empty folder with files of their own."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gaitool.cli.process import run

from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

RIGHT = fixture("plain_words")
# A balance that is off (G301), a measure word in a cell (G103), a fifth decimal (G107).
UNBALANCED = {"applications.carried_out.natural_person": 3}
DECORATED = {"applications.received.natural_person": "17件"}
TOO_PRECISE = {"disclosure.fees.amount": "1.25001"}


class Told:
    """What one command line returned and printed; fails where users would see a traceback."""

    def __init__(self, printed: Callable[[], tuple[str, str]], *arguments: str) -> None:
        self.code = run(arguments)
        self.out, self.err = printed()
        assert "Traceback" not in self.out + self.err
        # Consoles of Chinese Windows: every character we print must exist there.
        (self.out + self.err).encode("gbk")


def workbook(name: str = "年报.xlsx", **cells: Any) -> str:
    """Write the consistent report, some cells changed, and return the file's name."""
    filled_workbook(Path(name), RIGHT | {"cells": RIGHT["cells"] | cells})
    return name


def data_file(data: dict[str, Any], name: str = "年报.json") -> str:
    """Write a report as data and return the file's name."""
    Path(name).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return name
