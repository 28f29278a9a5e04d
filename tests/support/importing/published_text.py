"""A published report as the text of a page, in words of our own, that a test changes in places."""

from collections.abc import Mapping
from pathlib import Path

from gaitool.checking.one_file import check_content
from gaitool.findings import CheckedFile, Finding
from gaitool.importers import Imported, published_of
from gaitool.rules.catalogue import CATALOGUE

from tests.importing.messy.grids import placed
from tests.support.editions import FORM_2021, LAYOUT_2021
from tests.support.importing.plain_prints import printed_grid

TITLE = "松河县水利局2023年政府信息公开工作年度报告"
PREAMBLE = (
    "本报告依据《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号文件编写，"
    "统计期限为2023年1月1日至2023年12月31日。"
)
OVERVIEW = (
    "（一）主动公开。本局在县政府网站发布信息57条。",
    "（二）依申请公开。未收到政府信息公开申请。",
    "（三）政府信息管理。发布前经过保密审查。",
    "（四）政府信息公开平台建设。维护网站专栏。",
    "（五）监督保障。公开工作列入考核。",
)
PROBLEMS = ("存在的主要问题是更新不及时。改进措施是加强培训。",)
OTHER_MATTERS = ("本年度没有收取信息处理费。",)
SIGN_OFF = ("松河县水利局", "2024年1月16日")


def published_text(
    *,
    above: tuple[str, ...] = (TITLE,),
    preamble: tuple[str, ...] = (PREAMBLE,),
    overview: tuple[str, ...] = OVERVIEW,
    beside_tables: Mapping[str, tuple[str, ...]] | None = None,
    problems: tuple[str, ...] = PROBLEMS,
    other_matters: tuple[str, ...] = OTHER_MATTERS,
    sign_off: tuple[str, ...] = SIGN_OFF,
    headings: Mapping[str, str] | None = None,
    figures: Mapping[str, str] | None = None,
) -> str:
    """Return a report as lines; every figure is 0 but those given by ``figures``.

    ``headings`` are worded otherwise than the form has them, by their parts; an empty one is
    left out.
    """
    texts = {"overview": overview, "problems": problems, "other_matters": other_matters}
    lines = [*above, *preamble]
    for part in FORM_2021.parts:
        lines += filter(None, [(headings or {}).get(part.key, part.heading)])
        if part.table:
            lines += (beside_tables or {}).get(part.key, ())
            lines += _rows(part.key, figures or {})
        else:
            lines += texts[part.key]
    return "\n".join([*lines, *sign_off])


def _rows(part: str, figures: Mapping[str, str]) -> list[str]:
    written = {key: figures.get(str(key), "0") for key in FORM_2021.cells}
    rows = placed(printed_grid(LAYOUT_2021.tables[part], written))
    return [
        "\t".join(
            text
            for _, cell, begins in row
            for text in (cell.text if begins else "", *[""] * (cell.across - 1))
        )
        for row in rows
    ]


def imported(text: str, name: str = "report.txt") -> Imported:
    """Return what is read of a text."""
    return published_of(Path(name), text.encode("utf-8"))


def findings(text: str, name: str = "report.txt") -> list[Finding]:
    """Return all that is found in a text."""
    checked = check_content(name, text.encode("utf-8"), CATALOGUE)
    assert isinstance(checked, CheckedFile)
    return list(checked.result.findings)


def found(text: str, *rules: str) -> list[str]:
    """Return the ids of what is found in a text, of some rules or of all."""
    return sorted(one.rule for one in findings(text) if not rules or one.rule in rules)
