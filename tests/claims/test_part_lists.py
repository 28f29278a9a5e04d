"""Lists that break a number down."""

from decimal import Decimal

import pytest

from gaitool.claims import Field, PartList, part_lists


def only(text: str) -> PartList:
    (found,) = part_lists(text, year=2023)
    return found


def test_list_gives_whole_parts_and_what_it_is_of() -> None:
    found = only("收到政府信息公开申请12件，其中自然人9件、法人2件。")

    assert (found.whole, found.field) == (12, Field.RECEIVED)
    assert [(part.words, part.value) for part in found.parts] == [("自然人", 9), ("法人", 2)]


def test_disputes_divide_no_requests() -> None:
    text = "受理并答复公开申请28件，其中行政复议1件、行政诉讼0件。"

    assert part_lists(text, year=2023) == ()


def test_complete_list_that_does_not_add_up_shows_it() -> None:
    found = only("答复政府信息公开申请10件（予以公开4件、部分公开3件、不予公开2件）。")

    assert found.complete
    assert found.total == Decimal(9)


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请12件，其中自然人9件。",
        "收到政府信息公开申请12件，其中自然人9件、法人2件等。",
        "收到政府信息公开申请12件，主要包括自然人9件、法人2件。",
        "收到政府信息公开申请12件，其中网络申请9件、信函2件、其他1件。",
        "收到政府信息公开申请约12件，其中自然人9件、法人2件。",
        "发布信息120条，其中动态20条、文件30条。",
    ],
)
def test_list_that_may_leave_something_out_is_not_complete(text: str) -> None:
    assert not any(found.complete for found in part_lists(text))


def test_list_ends_where_something_else_is_counted() -> None:
    found = only("收到政府信息公开申请12件，其中自然人9件、法人3件，办结11件。")

    assert found.total == 12


def test_list_within_a_list_is_its_own() -> None:
    text = "办结政府信息公开申请9件，其中予以公开4件、不予公开5件（国家秘密2件、行政执法案卷3件）。"

    assert [(found.whole, found.total) for found in part_lists(text)] == [(9, 9), (5, 5)]


def test_labels_before_the_numbers_are_handed_out_in_order() -> None:
    found = only("受理政府信息公开申请9件，其中予以公开、无法提供分别为5件、4件。")

    assert [part.words for part in found.parts] == ["予以公开", "无法提供"]


def test_list_behind_a_bracket_is_of_the_number_before_it() -> None:
    text = "收到政府信息公开申请9件（含上年结转1件），其中当面申请4件，信函申请5件。"

    assert [found.whole for found in part_lists(text)] == [9, 9]


def test_each_counts_once_for_every_thing_named_before_it() -> None:
    text = "不予公开5件，其中国家秘密3件，行政执法案卷和行政查询事项各1件。"

    assert only(text).total == 5


@pytest.mark.parametrize("named", ["前述两种情形", "镇里的和村里的"])
def test_a_list_is_not_complete_where_nobody_can_tell_how_many_have_each(named: str) -> None:
    text = f"答复政府信息公开申请5件（予以公开3件，{named}各1件）。"

    assert not any(found.complete for found in part_lists(text))


def test_what_was_done_may_hold_those_carried_in() -> None:
    text = "收到政府信息公开申请9件（不含上年结转2件），其中办结8件，结转下年3件。"

    assert not any(found.complete for found in part_lists(text))


def test_a_list_is_none_where_one_within_it_has_no_end() -> None:
    within = "不予公开3件，分别为国家秘密1件、第三方合法权益2件"
    text = f"办结30件，其中：予以公开12件；{within}；无法提供15件。"

    assert [found.whole for found in part_lists(text)] == [3]
