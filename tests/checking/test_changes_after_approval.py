"""Whatever was changed in a finished document is found; what was only saved again is not."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from gaitool.checking.sources import read_source
from gaitool.cli.two_versions import (
    Version,
    lines_of_differences,
    version_in,
    year_of_both,
)
from gaitool.filled_report import Cover, FilledReport

from tests.support.altered_documents import MAKERS, Finished
from tests.support.document_changes import (
    CHANGES,
    FOREIGN_TO_PAGES,
    FOREIGN_TO_WORD,
    Change,
)
from tests.support.importing.varied_reports import VARIED
from tests.support.odd_editions import ODD_EDITIONS
from tests.support.saved_again import SAVED_AGAIN
from tests.support.text_grid import report_of

COMPLETE = VARIED["complete"]
EVERY_CHANGE = [
    *((ending, change.__name__, change) for ending in MAKERS for change in CHANGES),
    *(("html", name, change) for name, change in FOREIGN_TO_PAGES.items()),
    *(("docx", name, change) for name, change in FOREIGN_TO_WORD.items()),
]
WITHOUT_DATA = {"html": "", "docx": "<report/>"}


def published(document: Finished, folder: Path) -> Path:
    path = folder / f"公布.{document.ending}"
    path.write_bytes(document.content)
    return path


def approved(data: dict[str, object], folder: Path) -> Version:
    path = folder / "审定.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return version_in(path)


def listed(first: Version, path: Path) -> list[str]:
    second = version_in(path)
    assert year_of_both(first, second) is not None
    return lines_of_differences([first, second], is_one=True)


def changed(
    data: dict[str, object], ending: str, name: str, change: Change, tries: int
) -> Iterator[Finished]:
    document = MAKERS[ending](report_of(data))
    for number in range(tries):
        yield change(document, Random(f"{name} {number}"))


@pytest.mark.parametrize(("ending", "name", "change"), EVERY_CHANGE)
def test_every_kind_of_change_is_found(
    ending: str, name: str, change: Change, tmp_path: Path
) -> None:
    (document,) = changed(COMPLETE, ending, name, change, 1)
    path = published(document, tmp_path)
    assert read_source(path).report.altered
    assert listed(approved(COMPLETE, tmp_path), path)


@pytest.mark.slow
@pytest.mark.parametrize("ending", MAKERS)
@pytest.mark.parametrize("report", ["complete", "points inside texts"])
def test_every_kind_is_found_anywhere_with_the_data_and_without(
    report: str, ending: str, tmp_path: Path
) -> None:
    first = approved(VARIED[report], tmp_path)
    seen = MAKERS[ending](report_of(VARIED[report])).seen
    found = []
    for kind, name, change in EVERY_CHANGE:
        if kind != ending:
            continue
        for document in changed(VARIED[report], ending, name, change, 2):
            path = published(document, tmp_path)
            found.append((name, bool(read_source(path).report.altered and listed(first, path))))
            # Where the data alone were changed nothing is left of that without them.
            if document.seen == seen:
                continue
            robbed = Finished(ending, document.seen, WITHOUT_DATA[ending], document.package)
            found.append((f"{name}, data gone", bool(listed(first, published(robbed, tmp_path)))))
    assert len(found) > 100
    assert [name for name, is_found in found if not is_found] == []


@pytest.mark.parametrize("how", SAVED_AGAIN)
@pytest.mark.parametrize("report", ["complete", "words of the form in the text"])
def test_what_was_only_saved_again_is_not_accused(report: str, how: str, tmp_path: Path) -> None:
    page = MAKERS["html"](report_of(VARIED[report]))
    path = tmp_path / "公布.html"
    path.write_bytes(SAVED_AGAIN[how](page.seen + page.carried))
    source = read_source(path)
    assert (source.report.altered, source.remarks) == ((), ())
    assert listed(approved(VARIED[report], tmp_path), path) == []


@pytest.mark.parametrize("ending", MAKERS)
@pytest.mark.parametrize("name", ODD_EDITIONS)
def test_an_untouched_document_of_any_edition_shows_what_it_carries(
    name: str, ending: str, tmp_path: Path
) -> None:
    report = FilledReport(form=ODD_EDITIONS[name], cover=Cover("示例县人民政府", year="2025"))
    path = published(MAKERS[ending](report), tmp_path)
    assert read_source(path).report.altered == ()


@pytest.mark.parametrize("ending", MAKERS)
@pytest.mark.parametrize("report", VARIED)
def test_an_untouched_document_is_what_was_approved(
    report: str, ending: str, tmp_path: Path
) -> None:
    path = published(MAKERS[ending](report_of(VARIED[report])), tmp_path)
    assert listed(approved(VARIED[report], tmp_path), path) == []
