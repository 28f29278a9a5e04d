"""The page of a check: one file as a part of any page, or one or several as a page of their own."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from gaitool.checked_report import CheckedReport
from gaitool.findings import CheckedFile, FileResult, Outcome, total_summary
from gaitool.renderers.check_page.drawing import COMPARED, SUSPECT, TORN
from gaitool.renderers.check_page.told_file import (
    ToldFile,
    counts_of,
    file_name,
    state_of,
    told_file,
)
from gaitool.renderers.drawings import palette
from gaitool.renderers.findings.wording import (
    EXPLAINED,
    OUTCOME_WORDS,
    OVERVIEW,
    SEVERITY_WORDS,
    counts_words,
    next_step,
    status_words,
)
from gaitool.renderers.pages.templates import page_template
from gaitool.renderers.printable import one_line

TITLE = "核对结果"
_SECTION = "check_page/file_section.html.jinja"
_PAGE = "check_page/check_page.html.jinja"
_STYLE = "check_page/file_section.css"
_PAGE_STYLE = "check_page/check_page.css"
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "suspect": SUSPECT,
        "compared": COMPARED,
        "torn": TORN,
        "hint": "改法",
        "explained": EXPLAINED,
        "skipped": OUTCOME_WORDS[Outcome.SKIPPED],
        "numbers": "正文里的数",
        "each_number": "逐个列出",
    }
)
"""The words of the sections that are the same for every file."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A file in the overview of several."""

    identity: str
    file: str
    agency: str
    state: str
    status: str
    counts: tuple[int, ...]


def findings_fragment(checked: CheckedReport, identity: str) -> str:
    """Return what is to be told of one file, as a section of HTML that any page may hold.

    ``identity`` is the id of the section, its own on the page; every other id in it begins with
    it. Its headings begin at the second level. Whatever a file holds is text there, never markup.
    """
    template: Any = page_template(_SECTION).module
    return str(template.file_section(told_file(checked, identity), _WORDS))


def findings_style() -> str:
    """Return the style of such sections, which touches nothing else on a page."""
    return page_template(_STYLE).render(palette=palette)


def write_findings_page(checked: Sequence[CheckedReport]) -> str:
    """Return a page about all files that needs nothing beside itself, not even scripts.

    The same results give the same text.
    """
    style = f"{page_template(_PAGE_STYLE).render(palette=palette)}{findings_style()}"
    results = [one.result for one in checked]
    summary = total_summary(results)
    usable = any(isinstance(result, CheckedFile) for result in results)
    return page_template(_PAGE).render(
        title=TITLE,
        style=Markup(style),
        digest=_digest(style),
        counted=f"{counts_words(summary)}。{next_step(summary)}" if usable else "",
        words=_WORDS,
        overview=OVERVIEW,
        severities=tuple(SEVERITY_WORDS.values()),
        lines=[_line(result, _identity(at)) for at, result in enumerate(results)],
        files=(told_file(one, _identity(at)) for at, one in enumerate(checked)),
    )


def _identity(at: int) -> str:
    return f"file-{at + 1}"


def _digest(style: str) -> str:
    """Return how a page names the one style that a browser may obey in it."""
    return base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")


def _line(result: FileResult, identity: str) -> _Line:
    is_checked = isinstance(result, CheckedFile)
    return _Line(
        identity=identity,
        file=file_name(result),
        agency=one_line(result.agency) if is_checked else "",
        state=state_of(result),
        status=status_words(result),
        counts=tuple(number for _, number in counts_of(result)) if is_checked else (),
    )
