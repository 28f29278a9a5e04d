"""One rule explained, on a page and as JSON."""

import json

import pytest
from rich.cells import cell_len

from gaitool.renderers.findings.rule_list import rule_page, rules_json
from gaitool.rules.every_rule import EVERY_RULE
from gaitool.rules.rule import Rule

RULES = {rule.id: rule for rule in EVERY_RULE}
PAGE = """\
G202  ×错误

应当成立  现行有效件数不少于本年制发减本年废止
比较什么  规章、行政规范性文件两行各自的三个数。
写成算式  现行有效件数 ≥ 本年制发件数 － 本年废止件数
规则依据  本年制发而没有废止的文件都应现行有效（由原文推算）
这样不行  本年制发 6 件、废止 2 件，现行有效却只有 3 件（至少应有 4 件）。
这样可以  本年制发 6 件、废止 2 件，现行有效 38 件（包括往年制发的）。
"""


def test_page_shows_title_comparison_formula_basis_and_an_example_on_either_side() -> None:
    assert rule_page(RULES["G202"]) == PAGE


@pytest.mark.parametrize("rule", EVERY_RULE, ids=lambda rule: rule.id)
def test_no_line_of_a_page_is_wider_than_80_columns(rule: Rule) -> None:
    assert all(cell_len(line) <= 80 for line in rule_page(rule).splitlines())


def test_text_that_runs_on_hangs_below_its_beginning() -> None:
    page = rule_page(RULES["G301"]).splitlines()
    assert page[4].startswith(" " * 10)
    assert page[4][10] != " "


def test_json_has_the_guide_beside_the_rule_and_null_where_there_is_no_formula() -> None:
    (entry,) = json.loads(rules_json([RULES["G021"]]))
    assert entry["compares"].startswith("封面")
    assert entry["formula"] is None
