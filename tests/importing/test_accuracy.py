"""How well messy and damaged documents are read: nearly all of it, and nothing wrong unsaid."""

import pytest

from gaitool.importers import read_published

from tests.importing.messy.documents import put_document
from tests.support.importing import mutated_texts
from tests.support.importing.mutated_pages import DAMAGES, outcome
from tests.support.importing.scoring import Score, score
from tests.support.importing.truth import load_truths

ENOUGH = 0.99
PAGES_A_DAMAGE = 4
TEXTS_A_DAMAGE = 20


@pytest.fixture(scope="module")
def scores(tmp_path_factory) -> dict[str, Score]:
    folder = tmp_path_factory.mktemp("messy")
    scored = {}
    for truth in load_truths():
        imported = read_published(put_document(truth, folder))
        told = (*imported.missing, *imported.unplaced)
        scored[truth.name] = score(truth, imported.report, imported.doubts, told)
    return scored


def test_99_of_100_cells_of_messy_documents_are_right(scores):
    total = sum(scores.values(), start=Score())
    assert len(total.cells.right) >= ENOUGH * total.cells.asked
    assert len(total.declared.right) >= ENOUGH * total.declared.asked


def test_no_figure_of_a_messy_document_is_wrong_without_a_doubt(scores):
    assert {name: scored.silent for name, scored in scores.items() if scored.silent} == {}


def test_texts_and_cover_of_messy_documents_are_right(scores):
    total = sum(scores.values(), start=Score())
    assert (total.texts.flawless, total.headings.flawless, total.cover.flawless) == (True,) * 3


def test_what_is_missing_or_doubtful_is_told(scores):
    assert all(scored.reports.flawless for scored in scores.values())


@pytest.mark.parametrize("damage", DAMAGES)
def test_no_figure_of_a_damaged_table_is_wrong_without_a_doubt(damage, tmp_path):
    for seed in range(PAGES_A_DAMAGE):
        assert outcome(seed, damage, tmp_path)["silently wrong"] == 0


@pytest.mark.parametrize("damage", mutated_texts.DAMAGES)
def test_no_figure_of_a_damaged_copy_is_wrong_without_being_told(damage):
    for seed in range(TEXTS_A_DAMAGE):
        assert mutated_texts.outcome(seed, damage)["silently wrong"] == 0
