"""The catalogue of rules, as a table for reading and as JSON."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from gaitool.renderers.findings.wording import SEVERITY_WORDS, severity_label
from gaitool.rules.guide import guide_of
from gaitool.rules.rule import Rule
from gaitool.text.typesetting import break_lines

_PAGE_WIDTH = 80
_GAP = 2


def print_rules(rules: Iterable[Rule], console: Console) -> None:
    """Print id, severity and title of each rule."""
    table = Table(box=box.HORIZONTALS, padding=(0, 1, 0, 0))
    table.add_column("规则", width=5)
    table.add_column("级别", width=6)
    table.add_column("应当成立")
    table.add_column("依据")
    for rule in rules:
        words = severity_label(rule.severity)
        table.add_row(rule.id, words, Text(rule.title), rule.basis.mark.value)
    console.print(table)


def rule_lines(rules: Iterable[Rule]) -> Iterable[str]:
    """Yield one plain line a rule, for pipes."""
    for rule in rules:
        words = SEVERITY_WORDS[rule.severity]
        yield f"{rule.id} | {words} | {rule.title} | {rule.basis.mark}"


def rules_markdown(rules: Iterable[Rule]) -> str:
    """Return the catalogue as a Markdown table."""
    rows = [
        f"| {rule.id} | {SEVERITY_WORDS[rule.severity]} | {rule.title} | {rule.basis.mark} |"
        for rule in rules
    ]
    return "\n".join(["| 规则 | 级别 | 应当成立 | 依据 |", "|---|---|---|---|", *rows, ""])


def rule_page(rule: Rule) -> str:
    """Return everything there is to say of one rule, in lines that fit a screen of 80 columns."""
    guide = guide_of(rule.id)
    entries = (
        ("应当成立", rule.title),
        ("比较什么", guide.compares),
        ("写成算式", guide.formula),
        ("规则依据", f"{rule.basis.words}（{rule.basis.mark}）"),
        ("这样不行", guide.breaks),
        ("这样可以", guide.keeps),
        ("常见原因", guide.causes),
    )
    words = severity_label(rule.severity)
    lines = [f"{rule.id}  {words}", ""]
    lines += [line for name, text in entries if text for line in _hanging(name, text)]
    return "\n".join([*lines, ""])


def _hanging(name: str, text: str) -> Iterable[str]:
    """Yield the text beside its name, the lines that run on below its beginning."""
    margin = cell_len(name) + _GAP
    first, *others = break_lines(text, _PAGE_WIDTH - margin, cell_len)
    yield f"{name}{' ' * _GAP}{first}"
    yield from (f"{' ' * margin}{line}" for line in others)


def rules_json(rules: Iterable[Rule]) -> str:
    """Return the catalogue with its guides as indented JSON; ``null`` where there is no text."""
    entries = [
        {
            "id": rule.id,
            "severity": rule.severity.value,
            "title": rule.title,
            "basis": rule.basis.words,
            "mark": rule.basis.mark.value,
            **{name: text or None for name, text in asdict(guide_of(rule.id)).items()},
        }
        for rule in rules
    ]
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"
