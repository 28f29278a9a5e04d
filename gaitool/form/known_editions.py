"""The editions that every installation has, which of them is in force, and those of a file.

An edition goes to another process as its name or its text. So every process has one object for
it, and whatever is derived from it is derived once.
"""

import copyreg
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

from gaitool.form.edition import read_form
from gaitool.form.model import Form
from gaitool.text.patterns import pattern
from gaitool.toml_file import BadToml, Node, known, read_packaged, read_toml

_FOLDER = Path(__file__).with_name("editions")
# What XML, and so a cell of a workbook, cannot hold.
_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
_LONGEST_TEXT, _LONGEST_LINE = 200_000, 20_000
"""A workbook carries the text in cells, which hold 32,767 characters each."""


@cache
def known_versions() -> tuple[str, ...]:
    """Return the versions of all editions, the newest first."""
    # The installed ones are named by their first year, so that the order of text is that of time.
    return tuple(sorted((file.stem for file in _FOLDER.glob("*.toml")), reverse=True))


@cache
def edition(version: str) -> Form:
    """Return an edition by its version; KeyError for one that is not installed."""
    if version not in known_versions():
        raise KeyError(version)
    return read_form(read_packaged(_file(version)))


def newest_edition() -> Form:
    """Return the edition that replaced all the others."""
    return edition(known_versions()[0])


def edition_for(year: int) -> Form | None:
    """Return the edition in force for the reports of a year; None where there is none."""
    editions = map(edition, known_versions())
    return next((form for form in editions if year in form.years), None)


def reported_years() -> range:
    """Return the years that some edition is made for, from the first to the last."""
    years = [edition(version).years for version in known_versions()]
    return range(min(span.start for span in years), max(span.stop for span in years))


def predecessor(form: Form) -> Form | None:
    """Return the edition that a form replaced, if it is installed."""
    return edition(form.succeeds) if form.succeeds in known_versions() else None


def edition_of_text(text: str) -> Form:
    """Return the edition that the text of a file holds, a supplement on what it extends.

    Raises BadToml; its message names the line or the key, and what is allowed.
    """
    return _edition_of(_normalised(text))


# Bounded, unlike the caches above: these texts come out of files.
@lru_cache(maxsize=32)
def _edition_of(text: str) -> Form:
    # Workbooks on an installed edition carry no text that has to be read.
    from gaitool.form.supplement import extended
    from gaitool.form.wordings import demand_wordings

    content = read_toml(text)
    base = ""
    if "extends" in content:
        # Only an installed edition: a workbook carries one text, and not what that one extends.
        base = Node(content).text("extends")
        known(Node(content), "extends", [base], known_versions())
        content = extended(read_packaged(_file(base)), content)
    elif "parts" not in content:
        raise BadToml('extends：必须写，补充在哪一版的基础上，例如 extends = "2021"')
    form = read_form(content, source=text, extends=base)
    demand_wordings(aspect for part in form.parts for aspect in part.aspects)
    # A stamp with a known version is read on the installed edition, never on the one carried.
    if form.version in known_versions():
        raise BadToml(f"version：“{form.version}”是自带的表式，请另起一个名称")
    return form


def _normalised(text: str) -> str:
    """Return a text as a workbook gives it back: one kind of line break, no blank ends of lines."""
    if len(text) > _LONGEST_TEXT:
        raise BadToml(f"整个文件有 {len(text)} 字，最多 {_LONGEST_TEXT} 字")
    if pattern(_CONTROL).search(text):
        raise BadToml("文件里有看不见的控制字符，请另存为纯文本再试")
    lines = [line.rstrip() for line in text.removeprefix("\ufeff").splitlines()]
    if too_long := [n for n, line in enumerate(lines, start=1) if len(line) > _LONGEST_LINE]:
        raise BadToml(f"第 {too_long[0]} 行超过 {_LONGEST_LINE} 字，请分成几行")
    return "\n".join(lines).strip("\n")


def _file(version: str) -> Path:
    return _FOLDER / f"{version}.toml"


def _by_name(form: Form) -> tuple[Callable[[str], Form], tuple[str]]:
    return (edition_of_text, (form.source,)) if form.source else (edition, (form.version,))


# Editions are compared by identity and are keys of caches: a copy would be another edition.
copyreg.pickle(Form, _by_name)
