"""核对: every file against the rules, what was given beside it being compared.

What writes workbooks is loaded when one is asked for: a browser takes seconds to load it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from gaitool import __version__
from gaitool.checked_report import CheckedReport
from gaitool.checking.checked_files import Beside, check_content_beside, told_of_last_year
from gaitool.checking.file_work import GIVEN_UP_WORDS
from gaitool.errors import FileProblem, GaitoolError, UnusableFile
from gaitool.findings import CheckedFile, FileResult, UnusableFileResult
from gaitool.office_files.own_documents import name_of_copy
from gaitool.page.asked import Answer, Asked, Given, Made
from gaitool.page.beside import GivenBeside, given_beside
from gaitool.renderers.check_page.page import (
    findings_fragment,
    overview_fragment,
    write_findings_page,
)
from gaitool.renderers.findings.as_data import findings_csv, findings_json
from gaitool.renderers.findings.columns import LIST_SHEET
from gaitool.rules.catalogue import CATALOGUE

_SAME = "{}：内容完全相同，是同一个文件。"
_ONLY_LIST = "不能在副本上标注（{}），只写了问题清单。"


def check(asked: Asked) -> Answer:
    """Return the findings of every file as fragments to be shown, and the lists of all."""
    beside = given_beside(asked)
    checked = list(_checked(asked, beside.beside))
    results = [one.result for one in checked]
    named = {f"file-{at}": one for at, one in enumerate(checked)}
    return Answer(
        overview=overview_fragment(named, "files") if len(checked) > 1 else "",
        fragments=tuple(findings_fragment(one, identity) for identity, one in named.items()),
        words=tuple(_words(asked, beside, results)),
        files=(
            Made("核对结果.html", write_findings_page(checked).encode()),
            Made("核对结果.csv", findings_csv(results).encode("utf-8-sig")),
            Made("核对结果.json", findings_json(results, __version__).encode()),
        ),
        shown={
            "can_be_marked": [_can_be_marked(one) for one in results],
            "has_findings": [_has_findings(one) for one in results],
        },
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
    given = asked.the_file()
    result = _one_checked(given, given_beside(asked).beside).result
    if isinstance(result, UnusableFileResult):
        file, problem, message = result
        raise UnusableFile(Path(file), problem, message)
    return given, result


def _checked(asked: Asked, beside: Beside) -> Iterator[CheckedReport]:
    files = asked.files["files"]
    for place, given in enumerate(files):
        asked.notify(place, len(files), given.name)
        yield _given_up(given, given.problem) if given.problem else _one_checked(given, beside)


def _one_checked(given: Given, beside: Beside) -> CheckedReport:
    try:
        return check_content_beside(given.name, given.content, CATALOGUE, beside)
    except GaitoolError:  # of the register, which is no fault of the report
        raise
    except Exception:  # as where a worker of the command line dies: it costs one file
        return _given_up(given, FileProblem.READER_CRASHED)


def _given_up(given: Given, problem: FileProblem) -> CheckedReport:
    return CheckedReport(UnusableFileResult(given.name, problem, GIVEN_UP_WORDS[problem]))


def _words(asked: Asked, given: GivenBeside, results: list[FileResult]) -> Iterator[str]:
    """Yield what is to be told of what lies beside, and of a file that was chosen twice."""
    yield from given.told
    yield from told_of_last_year(given.beside.last_year, results)
    for same in _alike(asked.files["files"]):
        yield _SAME.format("、".join(same))


def _alike(files: Sequence[Given]) -> Iterator[list[str]]:
    """Yield the names of files that are one and the same."""
    names: dict[bytes, list[str]] = defaultdict(list)
    for one in files:
        if not one.problem:
            names[one.content].append(one.name)
    yield from (same for same in names.values() if len(same) > 1)


def _has_findings(result: FileResult) -> bool:
    return isinstance(result, UnusableFileResult) or bool(result.result.findings)


def _can_be_marked(result: FileResult) -> bool:
    is_workbook = Path(result.file).suffix.lower() in {".xlsx", ".xlsm"}
    return isinstance(result, CheckedFile) and is_workbook
