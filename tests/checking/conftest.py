"""What changed documents are held against: the data that were approved, and a document of them."""

import json

import pytest

from gaitool.cli.two_versions import Version, version_in
from gaitool.renderers.report.word.word_document import write_report_document

from tests.support.approved import DATA
from tests.support.text_grid import report_of


@pytest.fixture(scope="session")
def document() -> bytes:
    return write_report_document(report_of(DATA))


@pytest.fixture(scope="session")
def approved(tmp_path_factory: pytest.TempPathFactory) -> Version:
    path = tmp_path_factory.mktemp("approved") / "审定.json"
    path.write_text(json.dumps(DATA, ensure_ascii=False), encoding="utf-8")
    return version_in(path)
