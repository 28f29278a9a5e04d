"""The Word document as other programs print it and save it: years whole, its data kept."""

import contextlib
import dataclasses
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from gaitool.checking.carried_data import read_published_file
from gaitool.renderers.report.word.word_document import write_report_document

from tests.support.finished_reports import FINISHED
from tests.support.office.aliased_fonts import aliased_fonts
from tests.support.office.client import Office
from tests.support.office.onlyoffice import OnlyOffice
from tests.support.office.printed_pages import printed_pages
from tests.support.text_grid import fixture, report_of

TRIES = 3
MARKS = tuple("、，。；：）”")
# Of such lines one at least ends after each character of the year.
_AT_EVERY_PLACE = "\n".join(f"{'字' * before}2025年12月31日收到12件。" for before in range(14, 28))
YEARS = fixture("consistent") | {
    "sections": {"overview": [{"heading": "", "body": _AT_EVERY_PLACE}]}
}
REPORTS = FINISHED | {"years at every place": YEARS}


@pytest.fixture(params=REPORTS)
def document(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "report.docx"
    path.write_bytes(write_report_document(report_of(REPORTS[request.param])))
    return path


def lines_of(pdf: Path) -> list[str]:
    """Return the lines of text on all pages, without their page numbers."""
    return [line for page in printed_pages(pdf) for line in page.lines[:-1]]


@pytest.mark.parametrize("with_fonts", [False, True])
def test_no_year_is_broken_in_libreoffice(
    document: Path, with_fonts: bool, office: Office, tmp_path: Path
) -> None:
    fonts = aliased_fonts(tmp_path) if with_fonts else None
    printed = dataclasses.replace(office, fonts=fonts).convert(document, tmp_path, "pdf")
    assert broken_years(printed) == []


def test_no_year_is_broken_in_onlyoffice(document: Path, onlyoffice: OnlyOffice) -> None:
    assert broken_years(printed_by(onlyoffice, document)) == []


def broken_years(pdf: Path) -> list[str]:
    pairs = [f"{line}|{following}" for line, following in pairwise(lines_of(pdf))]
    return [pair for pair in pairs if re.search(r"(?<!\d)(?=[\d|]{5}年)\d+\|\d*年", pair)]


def test_what_joins_a_year_is_not_printed(
    office: Office, onlyoffice: OnlyOffice, tmp_path: Path
) -> None:
    document = tmp_path / "report.docx"
    document.write_bytes(write_report_document(report_of(YEARS)))
    for pdf in (office.convert(document, tmp_path, "pdf"), printed_by(onlyoffice, document)):
        told = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True)
        assert not re.search(r"\d{4}[\s\u2060]+年", told.stdout.decode("utf-8"))


@pytest.mark.parametrize("with_fonts", [False, True])
def test_no_line_begins_with_a_mark_in_libreoffice(
    document: Path, with_fonts: bool, office: Office, tmp_path: Path
) -> None:
    fonts = aliased_fonts(tmp_path) if with_fonts else None
    lines = lines_of(dataclasses.replace(office, fonts=fonts).convert(document, tmp_path, "pdf"))
    assert not [line for line in lines if line.startswith(MARKS)]


def test_no_line_begins_with_a_mark_in_onlyoffice(document: Path, onlyoffice: OnlyOffice) -> None:
    lines = lines_of(printed_by(onlyoffice, document))
    assert not [line for line in lines if line.startswith(MARKS)]


def test_onlyoffice_prints_every_figure(
    document: Path, onlyoffice: OnlyOffice, office: Office, tmp_path: Path
) -> None:
    printed = lines_of(printed_by(onlyoffice, document))
    others = lines_of(office.convert(document, tmp_path, "pdf"))
    assert figures(printed) == figures(others)


def printed_by(onlyoffice: OnlyOffice, document: Path) -> Path:
    """Print a document; the program falls over now and then where another of it is at work."""
    for _ in range(TRIES - 1):
        with contextlib.suppress(subprocess.CalledProcessError):
            return onlyoffice.print_pages(document)
    return onlyoffice.print_pages(document)


def figures(lines: list[str]) -> str:
    """Return the digits in order; which Chinese is printed depends on the fonts of a machine."""
    return "".join(sorted(character for line in lines for character in line if character.isdigit()))


def test_the_data_stay_in_what_libreoffice_saves(
    document: Path, office: Office, tmp_path: Path
) -> None:
    saved = tmp_path / "saved"
    saved.mkdir()
    before = read_published_file(document)
    after = read_published_file(office.convert(document, saved))
    assert after.report.altered == ()
    assert after.doubts == before.doubts
    assert after.report.sections == before.report.sections
