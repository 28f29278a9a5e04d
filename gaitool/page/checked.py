"""核对: every file against the rules, last year's report beside it where one is given.

What writes workbooks is loaded when one is asked for: a browser takes seconds to load it.
"""

from collections.abc import Iterator
from pathlib import Path

from gaitool import __version__
from gaitool.checked_report import CheckedReport
from gaitool.checking.checked_files import of_other_agencies
from gaitool.checking.file_work import GIVEN_UP_WORDS
from gaitool.checking.one_file import check_content_whole
from gaitool.checking.reading import ReadReport, reading_of
from gaitool.checking.sources import read_source_of
from gaitool.errors import FileProblem, UnusableFile
from gaitool.filled_report import FilledReport
from gaitool.findings import CheckedFile, FileResult, UnusableFileResult
from gaitool.office_files.own_documents import name_of_copy
from gaitool.page.asked import Answer, Asked, Given, Made
from gaitool.renderers.check_page.page import (
    findings_fragment,
    overview_fragment,
    write_findings_page,
)
from gaitool.renderers.findings.as_data import findings_csv, findings_json
from gaitool.renderers.findings.columns import LIST_SHEET
from gaitool.rules.catalogue import CATALOGUE

_OTHER_AGENCIES = (
    "注意：上年的报告是“{}”的，{} 个文件是别的机关的，它们与上年的核对没有意义；请按机关分别核对。"
)
_ONLY_LIST = "不能在副本上标注（{}），只写了问题清单。"


def check(asked: Asked) -> Answer:
    """Return the findings of every file as fragments to be shown, and the lists of all."""
    before = _last_year(asked)
    checked = list(_checked(asked, before.report if before else None))
    results = [one.result for one in checked]
    named = {f"file-{at}": one for at, one in enumerate(checked)}
    return Answer(
        overview=overview_fragment(named, "files") if len(checked) > 1 else "",
        fragments=tuple(findings_fragment(one, identity) for identity, one in named.items()),
        words=tuple(_words(asked, before, results)),
        files=(
            Made("核对结果.html", write_findings_page(checked).encode()),
            Made("核对结果.csv", findings_csv(results).encode("utf-8-sig")),
            Made("核对结果.json", findings_json(results, __version__).encode()),
        ),
        shown={"can_be_marked": [_can_be_marked(one) for one in results]},
    )


def mark(asked: Asked) -> Answer:
    """Return the marked copy of a file; where it cannot be marked, the list of its findings."""
    from gaitool.marking import CannotBeMarked, marked_copy
    from gaitool.renderers.marked_copy.list_alone import list_findings

    given, result = _one_result(asked)
    path, name = Path(given.name), name_of_copy(Path(given.name).stem, Path(given.name))
    findings = result.result.findings
    try:
        copy = marked_copy(path, given.content, findings)
    except CannotBeMarked as reason:
        alone = list_findings(findings, macros=name.endswith(".xlsm"))
        return Answer(files=(Made(name, alone),), words=(_ONLY_LIST.format(reason),))
    return Answer(files=(Made(name, copy.content),))


def list_of(asked: Asked) -> Answer:
    """Return the list of the findings of a file as a workbook."""
    from gaitool.renderers.marked_copy.list_alone import list_findings

    given, result = _one_result(asked)
    name = f"{Path(given.name).stem}_{LIST_SHEET}.xlsx"
    return Answer(files=(Made(name, list_findings(result.result.findings)),))


def _one_result(asked: Asked) -> tuple[Given, CheckedFile]:
    before = _last_year(asked)
    (given,) = asked.files["files"]
    (checked,) = _checked(asked, before.report if before else None)
    if isinstance(checked.result, UnusableFileResult):
        file, problem, message = checked.result
        raise UnusableFile(Path(file), problem, message)
    return given, checked.result


def _last_year(asked: Asked) -> ReadReport | None:
    given = asked.one("previous")
    return reading_of(read_source_of(given.name, given.content)) if given else None


def _checked(asked: Asked, previous: FilledReport | None) -> Iterator[CheckedReport]:
    files = asked.files["files"]
    for place, given in enumerate(files):
        asked.notify(place, len(files), given.name)
        problem = asked.given_up.get(place)
        yield _given_up(given, problem) if problem else _one_checked(given, previous)


def _one_checked(given: Given, previous: FilledReport | None) -> CheckedReport:
    try:
        return check_content_whole(given.name, given.content, CATALOGUE, previous)
    except Exception:  # as where a worker of the command line dies: it costs one file
        return _given_up(given, FileProblem.READER_CRASHED)


def _given_up(given: Given, problem: FileProblem) -> CheckedReport:
    return CheckedReport(UnusableFileResult(given.name, problem, GIVEN_UP_WORDS[problem]))


def _words(asked: Asked, before: ReadReport | None, results: list[FileResult]) -> Iterator[str]:
    """Yield what is to be told of last year's report."""
    given = asked.one("previous")
    if before is None or given is None:
        return
    yield from (f"{given.name}：{words}" for words in before.words)
    agency = before.report.cover.agency
    if len(results) > 1 and (others := of_other_agencies(results, agency)):
        yield _OTHER_AGENCIES.format(agency, len(others))


def _can_be_marked(result: FileResult) -> bool:
    is_workbook = Path(result.file).suffix.lower() in {".xlsx", ".xlsm"}
    return isinstance(result, CheckedFile) and is_workbook
