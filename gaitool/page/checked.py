"""核对: every file against the rules, last year's report beside it where one is given."""

from collections.abc import Iterator
from pathlib import Path

from gaitool import __version__
from gaitool.checking.file_work import GIVEN_UP_WORDS
from gaitool.checking.one_file import check_content
from gaitool.errors import FileProblem
from gaitool.findings import FileResult, UnusableFileResult
from gaitool.page.asked import Answer, Asked, Given, Made
from gaitool.renderers.findings.as_data import findings_csv, findings_json
from gaitool.rules.catalogue import CATALOGUE


def check(asked: Asked) -> Answer:
    """Return the findings of every file: as fragments to be shown, and as the lists."""
    results = list(_results(asked))
    return Answer(
        files=(
            Made("核对结果.json", findings_json(results, __version__).encode()),
            Made("核对结果.csv", findings_csv(results).encode("utf-8-sig")),
        ),
    )


def _results(asked: Asked) -> Iterator[FileResult]:
    files = asked.files["files"]
    for place, given in enumerate(files):
        asked.notify(place, len(files), given.name)
        problem = asked.given_up.get(place)
        yield _given_up(given, FileProblem(problem)) if problem else _checked(given)


def _checked(given: Given) -> FileResult:
    try:
        return check_content(given.name, given.content, CATALOGUE)
    except Exception:  # as where a worker of the command line dies: it costs one file
        return _given_up(given, FileProblem.READER_CRASHED)


def _given_up(given: Given, problem: FileProblem) -> FileResult:
    return UnusableFileResult(given.name, problem, GIVEN_UP_WORDS[problem])
