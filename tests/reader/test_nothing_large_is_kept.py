"""What a hostile workbook writes too long is neither spread out nor remembered after reading."""

import gc
import random
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from gaitool.reader.source import filled_report_of
from gaitool.template import write_template

from tests.support.hostile.packages import SHEET, STYLES
from tests.support.hostile.sheets import sums_of_large_areas
from tests.support.text_grid import fixture, report_of
from tests.support.workbooks import with_parts

Change = Callable[[bytes], bytes]
# Digits that hardly pack, since what packs too well is refused.
LONG = "".join(random.Random(1).choices("123456789abcdef", k=500_000)).encode()
MUCH = 300_000


@pytest.fixture(scope="module")
def original() -> bytes:
    content = write_template(report_of(fixture("consistent")))
    filled_report_of(Path("report.xlsx"), content)
    return content


def put_before(what: bytes, added: bytes) -> Change:
    def change(part: bytes) -> bytes:
        assert what in part
        return part.replace(what, added + what, 1)

    return change


def in_last_row(row: bytes) -> Change:
    return put_before(b"</sheetData>", row)


@pytest.mark.parametrize(
    ("part", "change"),
    [
        (SHEET, in_last_row(b'<row r="' + LONG + b'"/>')),
        (SHEET, in_last_row(b'<row r="300"><c r="B300" s="' + LONG + b'"><v>1</v></c></row>')),
        (SHEET, put_before(b"<mergeCell ", b'<mergeCell ref="' + LONG + b'"/>')),
        (STYLES, lambda part: part.replace(b'formatCode="', b'formatCode="' + LONG)),
    ],
    ids=["row", "style", "merged", "format"],
)
def test_a_long_text_is_not_remembered(original: bytes, part: str, change: Change) -> None:
    changed = with_parts(original, {part: change})
    kept, _ = kept_and_most(changed)
    assert kept < MUCH


def testsums_of_large_areas_are_not_spread_out(original: bytes) -> None:
    usual = kept_and_most(original)[1]
    _, most = kept_and_most(with_parts(original, {SHEET: sums_of_large_areas}))
    assert most < usual + 10_000_000


def kept_and_most(content: bytes) -> tuple[int, int]:
    """Return how many bytes are still held after reading a workbook, and were at most before."""
    gc.collect()
    tracemalloc.start()
    try:
        filled_report_of(Path("report.xlsx"), content)
        gc.collect()
        return tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
