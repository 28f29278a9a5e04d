"""Every rule is explained in words, broken and kept."""

import pytest

from gaitool.rules.every_rule import EVERY_RULE
from gaitool.rules.guide import guide_of, guides

IDS = [rule.id for rule in EVERY_RULE]
IN_PREPARATION: set[str] = set()


@pytest.mark.parametrize("rule_id", IDS)
def test_every_rule_says_what_it_compares_with_an_example_on_either_side(rule_id: str) -> None:
    guide = guide_of(rule_id)
    assert all((guide.compares, guide.breaks, guide.keeps))


def test_no_guide_explains_a_rule_that_does_not_exist() -> None:
    assert set(guides()) - set(IDS) <= IN_PREPARATION


def test_guides_stand_in_the_order_of_their_ids() -> None:
    assert list(guides()) == sorted(guides())


@pytest.mark.parametrize("rule_id", sorted(guides()))
def test_texts_are_written_for_clerks_and_name_no_internal_key(rule_id: str) -> None:
    guide = guide_of(rule_id)
    text = "".join((guide.compares, guide.formula, guide.breaks, guide.keeps, guide.causes))
    assert "_" not in text.replace("____", "")


def test_every_basis_names_the_form_in_force_where_it_speaks_of_it() -> None:
    bases = {rule.id: rule.basis.words for rule in EVERY_RULE}
    assert not [words for words in bases.values() if "{" in words]
    assert bases["G801"] == "国办公开办函〔2021〕30号规定的六个部分，缺一不可"
    assert bases["G812"] == "国办公开办函〔2021〕30号从2021年度起替代国办公开办函〔2019〕60号"
