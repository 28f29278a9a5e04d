"""What organs are called in the texts and on the covers of the people who work there."""

import pytest

from gaitool.form.names_in_use import names_in_use, written_out

NAMES = {
    "松河县统计局": {"松河县", "松河", "县统计局", "统计局", "松河统计局"},
    "松河县人力资源和社会保障局": {"县人社局", "人社局", "人力资源社会保障局"},
    "松河县卫健局": {"卫生健康局", "松河县卫生健康局"},
    "松河市发展和改革委员会": {"发改委", "市发改委", "发展改革委"},
    "松河县柳树镇人民政府": {"柳树镇", "柳树镇政府", "镇政府", "镇人民政府", "松河县"},
    "松河区东门街道办事处": {"东门街道", "东门街道办", "街道办事处", "街道办", "东门办事处"},
    "松河县人民政府办公室": {"县政府办", "政府办公室", "县人民政府办公室"},
}


@pytest.mark.parametrize("name", NAMES)
def test_an_organ_is_called_in_full_shortened_and_without_its_place(name: str) -> None:
    assert {name} | NAMES[name] <= names_in_use(name)


@pytest.mark.parametrize("name", ["松河县柳树镇人民政府", "松河区东门街道办事处"])
def test_what_every_place_has_is_nobodys_name(name: str) -> None:
    assert {"人民政府", "政府", "办事处", "办"}.isdisjoint(names_in_use(name))


def test_a_place_of_one_character_is_not_called_by_it() -> None:
    assert "吉" not in names_in_use("吉县统计局")


def test_no_name_has_no_other() -> None:
    assert names_in_use("") == frozenset()


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("松河县卫健局", "松河县卫生健康局"),
        ("松河县卫健委", "松河县卫生健康委员会"),
        ("松河县卫生健康局", "松河县卫生健康局"),
        ("人社局年报", "人力资源和社会保障局年报"),
        ("松河县农业农村局", "松河县农业农村局"),
        ("东门街道办", "东门街道办事处"),
        ("松河县政府办", "松河县人民政府办公室"),
        ("松河县信访局", "松河县信访局"),
    ],
)
def test_abbreviations_are_written_out(short: str, full: str) -> None:
    assert written_out(short) == full
