"""``gaitool rules``: the catalogue, or one rule explained."""

from enum import StrEnum
from typing import Annotated

import typer

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.streams import console, on_screen, show
from gaitool.errors import UsageError


class CatalogueFormat(StrEnum):
    """How the catalogue is printed."""

    TABLE = "table"
    JSON = "json"


def rules(
    rule_id: Annotated[
        str | None,
        typer.Argument(
            metavar="[编号]", help="规则编号，例如 G301；写 G3 列出以此开头的；不写则列出全部。"
        ),
    ] = None,
    *,
    output_format: Annotated[
        CatalogueFormat,
        typer.Option("--format", metavar="格式", help="输出格式：table｜json，默认 table。"),
    ] = CatalogueFormat.TABLE,
) -> int:
    """列出全部核对规则，或说明其中一条。"""
    from gaitool.renderers.findings.rule_list import print_rules, rule_lines, rule_page, rules_json
    from gaitool.rules.every_rule import EVERY_RULE

    # Prefixes as --select takes them; people type g301 as well.
    wanted = (rule_id or "").upper()
    chosen = [rule for rule in EVERY_RULE if rule.id.startswith(wanted)]
    if not chosen:
        raise UsageError(f"没有编号为 {rule_id} 的规则。全部规则见 gaitool rules。")
    if output_format is CatalogueFormat.JSON:
        show(rules_json(chosen))
    elif wanted == chosen[0].id:
        show(rule_page(chosen[0]))
    elif on_screen():
        print_rules(chosen, console())
    else:
        show("\n".join(rule_lines(chosen)))
    return ExitCode.CLEAN
