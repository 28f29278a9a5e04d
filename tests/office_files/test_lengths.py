"""Texts and formulas are counted before they are spread over the cells that refer to them."""

import re
import time
import zipfile
from pathlib import Path

import pytest

from gaitool.checking.one_file import check_file
from gaitool.errors import FileProblem, UnusableFile
from gaitool.filled_report import FilledReport
from gaitool.findings import CheckedFile
from gaitool.layout import Address
from gaitool.office_files.limits import LIMITS
from gaitool.reader import read_filled_report
from gaitool.rules.catalogue import CATALOGUE

from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook, with_parts

SHEET = "xl/worksheets/sheet5.xml"
STRINGS = "xl/sharedStrings.xml"
LONGEST = "+".join(["Z999"] * ((LIMITS.formula + 1) // 5))


def with_rows(tmp_path: Path, rows: str, strings: str = "") -> Path:
    """Write rows under table 三, and texts that they refer to from 100,000 on."""

    def add_rows(xml: bytes) -> bytes:
        return xml.replace(b"</sheetData>", f"{rows}</sheetData>".encode())

    def add_strings(xml: bytes) -> bytes:
        return xml.replace(b"</sst>", f"{strings}</sst>".encode())

    path = filled_workbook(tmp_path / "file.xlsx", fixture("plain_words"))
    changes = {SHEET: add_rows, STRINGS: add_strings}
    path.write_bytes(with_parts(path.read_bytes(), changes))
    return path


def refused(path: Path) -> UnusableFile:
    with pytest.raises(UnusableFile) as error:
        read_filled_report(path)
    return error.value


def row(number: int, cells: str) -> str:
    return f'<row r="{number}">{cells}</row>'


@pytest.mark.parametrize(
    "cell",
    [
        f'<c r="A99"><f>{LONGEST}+Z999</f><v>1</v></c>',
        f'<c r="A99"><f t="shared" ref="A99:Z400" si="9">{"A1+" * 10_000}A1</f><v>1</v></c>',
        f'<c r="A99" t="inlineStr"><is><t>{"字" * (LIMITS.text + 1)}</t></is></c>',
        f'<c r="A99" t="str"><f>A1</f><v>{"字" * 900_000}</v></c>',
        f'<c r="A99" t="inlineStr"><is>{"<r><t>字</t></r>" * 40_000}</is></c>',
        f'<c r="A99"><v>{"1" * 400_000}</v></c>',
    ],
    ids=lambda cell: cell[:40],
)
def test_a_cell_that_no_program_can_hold_is_refused_by_its_place(cell: str, tmp_path: Path) -> None:
    error = refused(with_rows(tmp_path, row(99, cell)))
    assert error.problem is FileProblem.TOO_LARGE
    assert "三、申请办理!A99 " in error.message


def test_what_a_cell_holds_at_most_is_read(tmp_path: Path) -> None:
    assert len(LONGEST) <= LIMITS.formula
    cells = (
        f'<c r="A99"><f>{LONGEST}</f><v>1</v></c>'
        f'<c r="B99" t="inlineStr"><is><t>{"字" * LIMITS.text}</t></is></c>'
        f'<c r="C99" t="inlineStr"><is><t>{"_x0041_" * LIMITS.text}</t></is></c>'
    )
    assert isinstance(read_filled_report(with_rows(tmp_path, row(99, cells))), FilledReport)


def test_a_text_that_many_cells_share_is_counted_for_each(tmp_path: Path) -> None:
    path = filled_workbook(tmp_path / "file.xlsx", fixture("plain_words"))
    first = _number_of_texts(path)
    cells = "".join(row(n, f'<c r="A{n}" t="s"><v>{first}</v></c>') for n in range(100, 300))
    text = f"<si><t>{'字' * LIMITS.text}</t></si>"
    assert refused(with_rows(tmp_path, cells, text)).problem is FileProblem.TOO_LARGE


def _number_of_texts(path: Path) -> int:
    with zipfile.ZipFile(path) as archive:
        return len(re.findall(rb"<si>", archive.read(STRINGS)))


@pytest.mark.parametrize("length", [1_000, 8_000])
def test_a_formula_that_thousands_of_cells_share_is_moved_for_none_unasked(
    length: int, tmp_path: Path
) -> None:
    model = "+".join(["A1"] * (length // 3))
    shared = f'<f t="shared" ref="A99:BH398" si="9">{model}</f>'
    cells = "".join(
        row(
            number,
            "".join(
                f'<c r="{Address(number, column)}">'
                + (shared if (number, column) == (99, 1) else '<f t="shared" si="9"/>')
                + "<v>1</v></c>"
                for column in range(1, 61)
            ),
        )
        for number in range(99, 399)
    )
    path = with_rows(tmp_path, cells)
    start = time.perf_counter()
    checked = check_file(path, CATALOGUE)
    assert time.perf_counter() - start < 60
    assert isinstance(checked, CheckedFile)


def test_a_long_formula_shared_by_inputs_is_told_in_time(tmp_path: Path) -> None:
    def share(xml: bytes) -> bytes:
        text = re.sub(
            r'<c r="([D-I](?:[89]|[12][0-9]|3[0-2]))"( s="[0-9]+")?><v>([^<]*)</v></c>',
            r'<c r="\1"\2><f t="shared" si="9"/><v>\3</v></c>',
            xml.decode(),
        )
        shared = f'<f t="shared" ref="D8:I32" si="9">{"+".join(["B1"] * 2_700)}</f>'
        return text.replace('<f t="shared" si="9"/>', shared, 1).encode()

    path = filled_workbook(tmp_path / "file.xlsx", fixture("plain_words"))
    path.write_bytes(with_parts(path.read_bytes(), {SHEET: share}))
    start = time.perf_counter()
    checked = check_file(path, CATALOGUE)
    assert time.perf_counter() - start < 60
    assert isinstance(checked, CheckedFile)
    assert len([f for f in checked.result.findings if f.rule == "G016"]) > 10
