"""The page of a check: one file as a part of any page, or one or several as a page of their own."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from gaitool.checked_report import CheckedReport
from gaitool.findings import CheckedFile, FileResult, Outcome, total_summary
from gaitool.office_files.own_documents import RESULTS_GENERATOR
from gaitool.renderers.check_page.marks import COMPARED, SUSPECT, TORN
from gaitool.renderers.check_page.told_file import FileLine, file_line, told_file
from gaitool.renderers.claims.wording import TEXT_NUMBERS
from gaitool.renderers.clean_text import clean_text
from gaitool.renderers.drawings import palette
from gaitool.renderers.findings.wording import (
    EXPLAINED,
    OUTCOME_WORDS,
    OVERVIEW,
    SEVERITY_WORDS,
    counts_words,
    file_names,
    next_step,
)
from gaitool.renderers.pages.templates import page_template
from gaitool.renderers.printable import printable

TITLE = "核对结果"
_SECTION = "check_page/file_section.html.jinja"
_PAGE = "check_page/check_page.html.jinja"
_STYLE = "check_page/file_section.css"
_PAGE_STYLE = "check_page/check_page.css"
_WORDS: Mapping[str, str | tuple[str, ...]] = MappingProxyType(
    {
        "overview": OVERVIEW,
        "severities": tuple(SEVERITY_WORDS.values()),
        "suspect": SUSPECT,
        "compared": COMPARED,
        "torn": TORN,
        "hint": "改法",
        "explained": EXPLAINED,
        "skipped": OUTCOME_WORDS[Outcome.SKIPPED],
        "numbers": TEXT_NUMBERS,
        "each_number": "逐个列出",
    }
)
"""The words that are the same for every file."""


def findings_fragment(checked: CheckedReport, identity: str) -> str:
    """Return what is to be told of one file, as an element of HTML that any page may hold.

    ``identity`` is the id of the element, its own on the page; every other id in it begins with
    it. Its headings begin at the second level. Whatever a file holds is text there, never markup.
    """
    template: Any = page_template(_SECTION, _shown).module
    (line,) = _lines({identity: checked})
    return str(template.file_section(told_file(checked, line), _WORDS))


def overview_fragment(checked: Mapping[str, CheckedReport], identity: str) -> str:
    """Return a list of files with a way to each, as an element of HTML; its id is ``identity``.

    The files are given by the ids of their own elements on the page.
    """
    template: Any = page_template(_SECTION, _shown).module
    return str(template.overview(_lines(checked), _WORDS, identity))


def findings_style() -> str:
    """Return the style of such elements, which touches nothing else on a page."""
    return page_template(_STYLE).render(palette=palette)


def write_findings_page(checked: Sequence[CheckedReport]) -> str:
    """Return a page about all files that needs nothing beside itself, not even scripts.

    The same results give the same text.
    """
    style = f"{page_template(_PAGE_STYLE).render(palette=palette)}{findings_style()}"
    results = [one.result for one in checked]
    lines = _lines({f"file-{at}": one for at, one in enumerate(checked, start=1)})
    return page_template(_PAGE, _shown).render(
        generator=RESULTS_GENERATOR,
        heading=TITLE,
        title="：".join([TITLE, *(line.name for line in lines if len(lines) == 1)]),
        style=Markup(style),
        digest=_digest(style),
        advice=_advice(results),
        words=_WORDS,
        lines=lines,
        files=map(told_file, checked, lines),
    )


def _lines(checked: Mapping[str, CheckedReport]) -> list[FileLine]:
    """Return the files in brief; where two have the same name, with their folders."""
    names = file_names([one.result for one in checked.values()])
    named = zip(checked.items(), names, strict=True)
    return [file_line(one.result, identity, name) for (identity, one), name in named]


def _shown(text: str) -> str:
    """Return a text as a page shows it: nothing in it turns the direction of what follows."""
    return printable(clean_text(text))


def _advice(results: Sequence[FileResult]) -> str:
    """Return what to do next, after the counts of all files where there are several."""
    if not any(isinstance(result, CheckedFile) for result in results):
        return ""
    summary = total_summary(results)
    counted = f"{counts_words(summary)}。" if len(results) > 1 else ""
    return f"{counted}{next_step(summary)}"


def _digest(style: str) -> str:
    """Return how a page names the one style that a browser may obey in it."""
    return base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
