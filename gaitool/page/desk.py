"""Answers what the page asks for: the only door from its script to the tool."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from importlib import import_module
from types import MappingProxyType
from typing import Any

from gaitool.errors import FileProblem, GaitoolError, UnusableFile
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

_BOXES: Mapping[str, str] = MappingProxyType(
    {
        "previous": "上年的报告",
        "register": "台账",
        "words": "本单位用语对照",
        "known": "已知数",
        "local": "地方口径",
        "roster": "单位名单",
    }
)
"""What is written on the page on the boxes for a file beside others, by their roles."""

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
        refused = f"{_box_of(error, given)}{error}"
        return json.dumps({"refused": refused}, ensure_ascii=False), []
    shown = {
        **answer.shown,
        "lead": answer.lead and asdict(answer.lead),
        "overview": answer.overview,
        "fragments": answer.fragments,
        "words": answer.words,
        "files": [one.name for one in answer.files],
    }
    return json.dumps(shown, ensure_ascii=False), [(f.name, f.content) for f in answer.files]


def _box_of(error: GaitoolError, given: Mapping[str, list[Given]]) -> str:
    """Return in which of the boxes beside the files a file stands that cannot be used."""
    if not isinstance(error, UnusableFile):
        return ""
    holding = [role for role, some in given.items() if error.path.name in {f.name for f in some}]
    is_clear = len(holding) == 1 and holding[0] in _BOXES
    return f"“{_BOXES[holding[0]]}”里的 " if is_clear else ""


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
