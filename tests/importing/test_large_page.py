"""A page of five megabytes with two thousand other tables is read whole."""

import pytest

from gaitool.importers import read_published

from tests.support.importing.large_page import large_page
from tests.support.text_grid import fixture, report_of

pytestmark = pytest.mark.slow


def test_the_report_among_2000_other_tables_is_read_whole(tmp_path):
    page = large_page(tmp_path / "page.html", report_of(fixture("yongji_2023")))
    assert page.stat().st_size >= 5_000_000
    imported = read_published(page)
    assert len(imported.report.answers) == 166
    assert len(imported.report.typed_totals) == 34
    assert (imported.doubts, imported.missing, imported.unplaced) == ((), (), ())
