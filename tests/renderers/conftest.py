"""Marked copies that several modules look at."""

from pathlib import Path

import pytest

from tests.support.marked_copies import MISTAKES, WARNED, Annotated, annotate, whole
from tests.support.workbooks import filled_workbook


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Annotated:
    path = tmp_path_factory.mktemp("planted") / "年报.xlsx"
    filled_workbook(path, whole(), dict(MISTAKES.values()), saved={MISTAKES["G016"][0]: 0})
    return annotate(path)


@pytest.fixture
def warned(tmp_path: Path) -> Annotated:
    """Mark a workbook of nothing but warnings: a number in the text unlike the table's."""
    data = whole(**WARNED)
    data["sections"]["overview"][1]["body"] = "制发行政规范性文件6件，废止2件。"
    return annotate(filled_workbook(tmp_path / "年报.xlsx", data))
