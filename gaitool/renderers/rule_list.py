"""The catalogue of rules, as a table for reading and as JSON."""

import json
from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from gaitool.renderers.wording import SEVERITY_SIGNS, SEVERITY_WORDS
from gaitool.rules.rule import Rule


def print_rules(rules: Iterable[Rule], console: Console) -> None:
    """Print id, severity and title of each rule."""
    table = Table(box=box.HORIZONTALS, padding=(0, 1, 0, 0))
    table.add_column("规则", width=5)
    table.add_column("级别", width=6)
    table.add_column("应当成立")
    table.add_column("依据")
    for rule in rules:
        words = f"{SEVERITY_SIGNS[rule.severity]}{SEVERITY_WORDS[rule.severity]}"
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
    """Return everything there is to say of one rule."""
    return (
        f"{rule.id}  {SEVERITY_WORDS[rule.severity]}\n"
        f"应当成立：{rule.title}\n"
        f"依据：{rule.basis.words}（{rule.basis.mark}）\n"
    )


def rules_json(rules: Iterable[Rule]) -> str:
    """Return the catalogue as indented JSON."""
    entries = [
        {
            "id": rule.id,
            "severity": rule.severity.value,
            "title": rule.title,
            "basis": rule.basis.words,
            "mark": rule.basis.mark.value,
        }
        for rule in rules
    ]
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"
