"""Names and contents reach no message, no note, no count and no cache, wherever they stand."""

import gc
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any

import pytest

from gaitool.checking.registers import CountOfYear, RegisterSource, count_for
from gaitool.cli.process import run
from gaitool.errors import UnusableFile
from gaitool.renderers.counted.lines import fault_words

from tests.support.registers import as_csv, as_workbook, counted

HEADS = [
    *(
        "编号",
        "收到日期",
        "申请人类型",
        "申请人姓名",
        "联系电话",
        "申请内容",
        "办理结果",
        "答复日期",
    ),
    *("补正日期", "延期至", "征求第三方开始", "征求第三方结束", "行政复议结果", "备注"),
]
ROW = [
    *("1", "2025-03-05", "自然人", "", "", "", "予以公开", "2025-03-20"),
    *("", "", "", "", "", ""),
]
SECRETS = ["绝密赵钱孙", "合计赵钱孙的房屋", "13912345678", "已书面答复赵钱孙，住绝密路六号"]
READ = [head for head in HEADS if head not in {"申请人姓名", "联系电话", "申请内容", "备注"}]


def planted(secret: str, head: str) -> bytes:
    row = [secret if name == head else cell for name, cell in zip(HEADS, ROW, strict=True)]
    return as_workbook([HEADS, ROW, row])


def found(content: bytes, name: str = "台账.xlsx") -> CountOfYear:
    return count_for(RegisterSource(Path(name), content), None, 2025)


def everything_of(one: CountOfYear) -> str:
    """Return all that is told, and all that is kept, of a register."""
    return repr((one.register, one.counted))


def leaked(secret: str, text: str) -> list[str]:
    """Return which stretches of four characters of a secret stand in a text."""
    pieces = {secret[at : at + 4] for at in range(len(secret) - 3)}
    return sorted(piece for piece in pieces if piece in text)


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("head", HEADS)
def test_what_stands_in_a_wrong_column_is_not_told(secret: str, head: str) -> None:
    assert leaked(secret, everything_of(found(planted(secret, head)))) == []


@pytest.mark.parametrize("head", READ)
def test_a_formula_that_gives_a_name_is_not_told(head: str) -> None:
    assert "赵钱孙" not in everything_of(found(planted('="赵钱孙"&"的房屋"', head)))


def test_a_name_in_a_text_of_values_is_not_told() -> None:
    rows = [dict(zip(HEADS, ROW, strict=True)) for _ in range(3)]
    rows[1] |= {"申请人类型": SECRETS[0], "办理结果": SECRETS[3], "编号": SECRETS[1]}
    content = as_csv(rows, heads=HEADS)
    assert leaked(SECRETS[0], everything_of(found(content, "台账.csv"))) == []


def test_a_name_in_merged_cells_is_not_told() -> None:
    row = [
        SECRETS[0] if name == "办理结果" else cell for name, cell in zip(HEADS, ROW, strict=True)
    ]
    content = as_workbook([HEADS, row, ["2", *ROW[1:6], None, *ROW[7:]]], merged=["G2:G3"])
    assert leaked(SECRETS[0], everything_of(found(content))) == []


def test_a_row_of_data_is_never_told_as_heads() -> None:
    side_by_side = [*HEADS[:8], None, *HEADS[:8]]
    row = ["1", "2025-03-05", "自然人", "赵钱孙", "13912345678", "房屋", "公开", "2025-03-20"]
    with pytest.raises(UnusableFile) as refusal:
        found(as_workbook([side_by_side, [*row, None, *row]]))
    assert [word for word in ("赵钱孙", "13912345678", "房屋") if word in str(refusal.value)] == []


def test_a_register_given_as_a_list_of_words_is_refused_without_its_names() -> None:
    lines = ["甲,乙,丙", *(f"赵钱孙{n},13912345678,绝密路{n}号" for n in range(20))]
    with pytest.raises(UnusableFile) as refusal:
        counted(as_workbook([HEADS, ROW]), 2025, words="\n".join(lines).encode())
    assert [w for w in ("赵钱孙", "13912345678", "绝密路") if w in str(refusal.value)] == []


def cached() -> Iterator[str]:
    """Yield all texts that any cache of a function holds, as keys or as results."""
    for one in gc.get_objects():
        if isinstance(one, _lru_cache_wrapper):
            yield from _texts(one, depth=6, seen=set())


def _texts(value: Any, depth: int, seen: set[int]) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    if depth and id(value) not in seen and not isinstance(value, type):
        seen.add(id(value))
        for part in gc.get_referents(value):
            if type(part).__module__ in {"builtins", "functools"} and not hasattr(part, "__dict__"):
                yield from _texts(part, depth - 1, seen)


@pytest.mark.parametrize("head", HEADS)
def test_no_cache_keeps_what_stands_in_a_register(head: str) -> None:
    secret = f"绝密{HEADS.index(head)}号"
    one = found(planted(secret, head))
    list(fault_words(one.counted.faults, [], "台账.xlsx"))
    assert [text for text in cached() if secret in text] == []


def test_no_cache_keeps_it_after_a_whole_count(tmp_path: Path) -> None:
    (tmp_path / "台账.xlsx").write_bytes(planted("绝密一百号", "办理结果"))
    run(["count", str(tmp_path / "台账.xlsx"), "--year", "2025", "-o", str(tmp_path / "计数.xlsx")])
    assert [text for text in cached() if "绝密一百号" in text] == []


def test_the_caches_can_be_looked_into() -> None:
    found(as_workbook([HEADS, ROW]))
    assert "2025-03-05" in set(cached())
