"""LibreOffice opens the Word document, saves it again, and nothing is lost."""

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from gaitool.renderers.report.word.word_document import write_report_document

from tests.support.office.client import Office
from tests.support.printed import expected_figures, figures_of_word
from tests.support.text_grid import fixture, report_of

NAMES = ("consistent", "provincial_capital_2025")


@pytest.fixture(scope="module", params=NAMES)
def saved(
    request: pytest.FixtureRequest, office: Office, tmp_path_factory: pytest.TempPathFactory
) -> tuple[bytes, bytes]:
    """Return the document as written, and as the office program saved it."""
    written, again = (tmp_path_factory.mktemp(name) for name in ("written", "again"))
    path = written / "report.docx"
    path.write_bytes(write_report_document(report_of(fixture(request.param))))
    return path.read_bytes(), office.convert(path, again).read_bytes()


def paragraphs_of(content: bytes) -> list[tuple[Any, str]]:
    paragraphs = docx.Document(io.BytesIO(content)).paragraphs
    return [(one.style.name, one.text) for one in paragraphs if one.text]


def test_every_figure_is_kept(saved: tuple[bytes, bytes]) -> None:
    written, again = saved
    assert figures_of_word(again) == figures_of_word(written)


def test_every_paragraph_keeps_its_style(saved: tuple[bytes, bytes]) -> None:
    written, again = saved
    assert paragraphs_of(again) == paragraphs_of(written)


def test_heads_still_repeat_and_rows_stay_whole(saved: tuple[bytes, bytes]) -> None:
    rows = docx.Document(io.BytesIO(saved[1])).tables[1]._tbl.tr_lst
    assert sum(row.trPr.find(qn("w:tblHeader")) is not None for row in rows) == 3
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_the_figures_are_the_reports(office: Office, tmp_path: Path) -> None:
    report = report_of(fixture("yongji_2023"))
    path = tmp_path / "report.docx"
    path.write_bytes(write_report_document(report))
    again = office.convert(path, tmp_path / "again").read_bytes()
    assert figures_of_word(again) == expected_figures(report)
