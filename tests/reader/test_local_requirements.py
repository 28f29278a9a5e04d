"""Local requirements are read from a file of their own; a mistake in it is told by its line."""

import json
import tomllib
from datetime import date
from decimal import Decimal
from importlib.resources import files

import jsonschema
import pytest

from gaitool.reader.local import example_text
from gaitool.reader.local.reading import BadEntries, requirements_of
from gaitool.toml_file import BadToml

PACKAGE = files("gaitool.reader.local")
SCHEMA = json.loads(PACKAGE.joinpath("local_requirements.schema.json").read_text(encoding="utf-8"))
HEAD = 'title = "口径"\n'


def test_the_example_matches_the_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(tomllib.loads(example_text()), SCHEMA)


def test_the_example_shows_every_kind_of_entry() -> None:
    kinds = {key for key, one in SCHEMA["properties"].items() if one.get("type") == "array"}
    assert kinds <= set(tomllib.loads(example_text()))
    assert len(kinds) == 6


def test_the_example_shows_every_key() -> None:
    entries = [
        SCHEMA["properties"][kind]["items"]
        for kind in tomllib.loads(example_text())
        if "items" in SCHEMA["properties"][kind]
    ]
    shapes = [one for entry in entries for one in entry.get("oneOf", [entry])]
    keys = {key for shape in shapes for key in shape["properties"]}
    assert [key for key in keys if key not in example_text()] == []


def test_a_file_says_who_asks_what_from_when_on() -> None:
    local = requirements_of(example_text())
    assert local.title == "示例县2025年度政府信息公开工作年度报告编制要求"
    assert local.requirements[0].day == date(2026, 1, 20)
    assert local.threshold("G304").percent == Decimal(20)
    assert local.threshold("G306") is None


def test_a_figure_may_be_called_as_claims_calls_it_in_either_language() -> None:
    one, other = (
        requirements_of(f'{HEAD}[[must_state]]\nfields = ["{name}"]\nsentence = "句"')
        for name in ("received", "新收申请")
    )
    assert one == other


@pytest.mark.parametrize("name", ["总体情况", "第一部分", "一、总体情况", "overview"])
def test_a_part_may_be_called_in_several_ways(name: str) -> None:
    local = requirements_of(f'{HEAD}[[length]]\npart = "{name}"\nat_most = 9\nsentence = "句"')
    assert local.requirements[0].part == "overview"


DEADLINE = f'{HEAD}\n[[deadline]]\ndate = "2026-01-20"\nsentence = "句"\n'
LENGTH = f'{HEAD}[[length]]\nat_most = 1000\nsentence = "句"\n'
STATE = f'{HEAD}[[must_state]]\nfields = ["received"]\nsentence = "句"\n'
CITE = f'{HEAD}[[must_cite]]\nnumber = "示政办发〔2024〕15号"\nsentence = "句"\n'
REPEATED = f'{HEAD}[[repeated]]\nat_most_percent = 50\nsentence = "句"\n'
LIMIT = f'{HEAD}[[threshold]]\nrule = "G304"\npercent = 20\nsentence = "句"\n'
GROWTH = f'{HEAD}[[threshold]]\nrule = "G606"\ntimes = 3\nsentence = "句"\n'
RIGHT = [DEADLINE, LENGTH, STATE, CITE, REPEATED, LIMIT, GROWTH]

WRONG = [
    (HEAD, "第 1 行：没有写一条要求；可以写的是：[[deadline]]"),
    (DEADLINE.replace(HEAD, ""), "第 1 行：title：必须写"),
    (f"{DEADLINE}{HEAD}", "第 6 行：第 1 个 [[deadline]] 的 title：不认识这个键"),
    (f'tytle = "a"\n{DEADLINE}', "第 1 行：tytle：不认识这个键；可以写的是：title、notice"),
    (f"{DEADLINE}[[deadlines]]\n", "第 6 行：deadlines：不认识这个键"),
    (f"{DEADLINE}[other]\na = 1\n", "第 6 行：other：不认识这个键"),
    (f"{HEAD}[deadline]\n", "第 2 行：deadline：应为 [[deadline]] 的列表"),
    (f"{HEAD}deadline = 3\n", "第 2 行：deadline：应为 [[deadline]] 的列表"),
    (DEADLINE.replace('"2026-01-20"', "2026"), "第 4 行：第 1 个 [[deadline]] 的 date：应为文字"),
    (DEADLINE.replace("01-20", "02-30"), "第 4 行：第 1 个 [[deadline]] 的 date：应为日期，例如"),
    (DEADLINE.replace('"2026-01-20"', "2026-01-20T09:00:00"), "第 4 行：第 1 个 [[deadline]] 的 d"),
    (DEADLINE.replace('sentence = "句"', ""), "第 3 行：第 1 个 [[deadline]] 的 sentence：必须写"),
    (DEADLINE.replace('"句"', '" "'), "第 5 行：第 1 个 [[deadline]] 的 sentence：必须写"),
    (
        DEADLINE.replace('"句"', '"一\\n二"'),
        "第 5 行：第 1 个 [[deadline]] 的 sentence：应写在一行",
    ),
    (DEADLINE.replace('"句"', '"\\u0007"'), "的 sentence：里有看不见的控制字符"),
    (f'{DEADLINE}types = "政府部门"', "第 6 行：第 1 个 [[deadline]] 的 types：应为文字的列表"),
    (f'{DEADLINE}types = ["局"]', "的 types：没有叫“局”的；可以写的是：各级人民政府、政府办公室"),
    (f"{DEADLINE}[[deadline]]\ndate = 1\n", "第 7 行：第 2 个 [[deadline]] 的 date"),
    (
        LENGTH.replace("1000", '"1000"'),
        "第 3 行：第 1 个 [[length]] 的 at_most：应为 1 到 1000000 的",
    ),
    (LENGTH.replace("1000", "0"), "的 at_most：应为 1 到 1000000 的整数，不加引号"),
    (LENGTH.replace("1000", "10.5"), "的 at_most：应为 1 到 1000000 的整数，不加引号"),
    (LENGTH.replace("1000", "true"), "的 at_most：应为 1 到 1000000 的整数，不加引号"),
    (LENGTH.replace("at_most = 1000", ""), "第 2 行：第 1 个 [[length]] 的 at_most：at_most（最多"),
    (f"{LENGTH}at_least = 1001", "第 5 行：第 1 个 [[length]] 的 at_least：最少 1001 字"),
    (f'{LENGTH}part = "第二部分"', "第 5 行：第 1 个 [[length]] 的 part：没有叫“第二部分”的"),
    (
        STATE.replace("received", "recieved"),
        "第 3 行：第 1 个 [[must_state]] 的 fields：没有叫“rec",
    ),
    (STATE.replace("received", "recieved"), "最接近的是：“received”"),
    (STATE.replace('fields = ["received"]', ""), "fields、words、any_of 至少写一个"),
    (
        f'{STATE}words = ["“”"]',
        "第 5 行：第 1 个 [[must_state]] 的 words：有一个只有引号或空格，没有文字",
    ),
    (
        CITE.replace("号", ""),
        "第 3 行：第 1 个 [[must_cite]] 的 number：“示政办发〔2024〕15”不是文号",
    ),
    (CITE.replace("number", "nummer"), "第 3 行：第 1 个 [[must_cite]] 的 nummer：不认识这个键"),
    (REPEATED.replace("50", "101"), "的 at_most_percent：应为 0 到 100 的数，不加引号"),
    (REPEATED.replace("50", "nan"), "的 at_most_percent：应为 0 到 100 的数，不加引号"),
    (REPEATED.replace("50", "inf"), "的 at_most_percent：应为 0 到 100 的数，不加引号"),
    (REPEATED.replace("at_most_percent = 50", ""), "的 at_most_percent：必须写，应为 0 到 100"),
    (
        LIMIT.replace("G304", "G301"),
        "第 3 行：第 1 个 [[threshold]] 的 rule：没有叫“G301”的；可以写",
    ),
    (LIMIT.replace("percent", "times"), "第 4 行：第 1 个 [[threshold]] 的 times：不认识这个键"),
    (LIMIT.replace("percent = 20", ""), "的 rule：G304 要写 percent、fewest 中的至少一个"),
    (LIMIT.replace("20", "0"), "的 percent：应为 1 到 100 的数"),
    (
        f"{LIMIT}{LIMIT.removeprefix(HEAD)}",
        "第 7 行：第 2 个 [[threshold]] 的 rule：“G304”写了两次",
    ),
    (GROWTH.replace("3", "1"), "第 4 行：第 1 个 [[threshold]] 的 times：应大于 1"),
    (
        f'{HEAD}length = [\n  {{ at_most = 9, sentence = "句" }},\n  # 注\n  {{ at_most = 9 }},\n]',
        "第 5 行：第 2 个 [[length]] 的 sentence：必须写",
    ),
    (f"{HEAD}a = “b”", "第 2 行第 5 列不合 TOML 的写法"),
    (f"{HEAD}{HEAD}", "第 2 行：同一个键或表写了两次，只能写一次"),
    (f"{HEAD}a = {'[' * 1_900}", "第 2 行括号套得太深"),
    (f"{HEAD}a = {'[' * 9_000}", "第 2 行超过 2000 字，请分成几行"),
    ("\n" * 2_000, "整个文件有 2001 行、2000 字，最多 2000 行、50000 字"),
    (HEAD + "#" * 50_000, "整个文件有 2 行、50013 字，最多 2000 行、50000 字"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_the_wrong_ones_are_made_of_is_right(text: str) -> None:
    jsonschema.validate(tomllib.loads(text), SCHEMA)
    assert requirements_of(text)


@pytest.mark.parametrize(("text", "words"), WRONG, ids=[words for _, words in WRONG])
def test_a_mistake_is_told_with_its_line_and_its_key(text: str, words: str) -> None:
    with pytest.raises(BadToml) as caught:
        requirements_of(text)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_all_mistakes_are_told_by_their_lines() -> None:
    late = DEADLINE.replace("2026-01-20", "1月20日") + 'types = ["局"]\n'
    with pytest.raises(BadEntries) as caught:
        requirements_of(late + LENGTH.removeprefix(HEAD).replace("1000", "0"))
    told = str(caught.value)
    assert told.startswith("3 处：第 4 行：第 1 个 [[deadline]] 的 date：应为日期")
    assert "；第 6 行：第 1 个 [[deadline]] 的 types：没有叫“局”的" in told
    assert "；第 8 行：第 1 个 [[length]] 的 at_most：应为" in told


def test_what_only_follows_from_a_mistake_is_not_told() -> None:
    with pytest.raises(BadToml, match=r"^第 3 行：第 1 个 \[\[length\]\] 的 at_most：应为"):
        requirements_of(LENGTH.replace("1000", "0"))


def test_what_a_file_may_not_say_the_schema_refuses_as_well() -> None:
    """Dates are text in JSON, keys cannot be doubled, and only the reader compares two values."""
    refused = jsonschema.Draft202012Validator(SCHEMA)
    for text in (DEADLINE, LENGTH, STATE, CITE, REPEATED, LIMIT, GROWTH):
        content = tomllib.loads(text)
        (kind,) = set(content) - {"title"}
        for key in content[kind][0]:
            entry = {name: value for name, value in content[kind][0].items() if name != key}
            assert not refused.is_valid(content | {kind: [entry]}), (kind, key)
            assert not refused.is_valid(content | {kind: [content[kind][0] | {key: {}}]})
