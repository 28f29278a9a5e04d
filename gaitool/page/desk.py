"""Answers what the page asks for: the only door from its script to the tool."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from importlib import import_module
from types import MappingProxyType
from typing import Any

from gaitool.errors import FileProblem, GaitoolError
from gaitool.form import newest_edition
from gaitool.page.asked import Answer, Asked, Given, Notify

_WORK: Mapping[str, str] = MappingProxyType(
    {
        "check": "gaitool.page.checked:check",
        "mark": "gaitool.page.checked:mark",
        "list": "gaitool.page.checked:list_of",
        "blank": "gaitool.page.blank:blank",
        "finish": "gaitool.page.finished:finish",
        "gather": "gaitool.page.gathered:gather_units",
        "count": "gaitool.page.counted:count",
    }
)
"""What can be asked for, each loaded when it is."""

_Files = Mapping[str, list[tuple[str, bytes, float, str]]]


def answered(
    work: str, asked: str, files: _Files, notify: Notify
) -> tuple[str, list[tuple[str, bytes]]]:
    """Return what is shown, as JSON, and the files that were made; never raises for a file.

    ``asked`` is JSON: the options. A file is its name, its bytes, when it was written, and what
    kept it from being read, if anything did.
    """
    given = {
        role: [
            Given(name, bytes(raw), at, FileProblem(problem) if problem else None)
            for name, raw, at, problem in some
        ]
        for role, some in files.items()
    }
    try:
        answer = _function(_WORK[work])(Asked(json.loads(asked), given, notify))
    except GaitoolError as error:
        return json.dumps({"refused": str(error)}, ensure_ascii=False), []
    shown = {
        **answer.shown,
        "lead": answer.lead and asdict(answer.lead),
        "overview": answer.overview,
        "fragments": answer.fragments,
        "words": answer.words,
        "files": [one.name for one in answer.files],
    }
    return json.dumps(shown, ensure_ascii=False), [(f.name, f.content) for f in answer.files]


def warm_up() -> None:
    """Load what a first check needs, by checking a report in which all is 0."""
    edition = newest_edition()
    zeros = dict.fromkeys(edition.tables, True)
    report = json.dumps({"form": edition.version, "fill_blanks_with_zero": zeros}).encode()
    answered("check", "{}", {"files": [("0.json", report, 0, "")]}, lambda *_: None)


def _function(named: str) -> Callable[[Asked], Answer]:
    module, name = named.split(":")
    function: Any = getattr(import_module(module), name)
    return function  # type: ignore[no-any-return]
