"""Reports that hypothesis makes up: consistent ones, and ones as careless people type them."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from gaitool.form import AgencyType, CellKey, Form, Level, Table

from tests.support.editions import APPLICATIONS, FORM_2021
from tests.support.text_grid import report_of

APPLICANTS = [column.key for column in APPLICATIONS.blocks[0].columns if not column.sums]
RESULTS = APPLICATIONS.row(CellKey("applications", "concluded", "total")).sums
# Half of all cells are 0, as in real reports.
COUNTS = st.integers(0, 60) | st.just(0)
AMOUNTS = st.integers(0, 600_000) | st.just(0)
STROKES = ("/", "—", "-", "无", "不适用", "N/A")
TYPED = st.one_of(
    st.integers(0, 10**6),
    st.decimals(0, 10**6, places=4).map(str),
    st.sampled_from(
        (
            *STROKES,
            "3件",
            "１２",
            "十二",
            "1,204",
            " 5 ",
            # Text that a program could take for a formula, or start something with.
            "=1+1",
            "=cmd|'/c calc'!A1",
            "@x",
            "+1",
            "-1",
            "'3",
            "_x000D_",  # how Excel writes a control character; typed by hand it must stay text
            "3\n4",
            "\t7",
            "#REF!",
            "TRUE",
            "1e5",
            "007",
            "1.50",
            # More digits than the 15 that a spreadsheet program keeps.
            "12345678901234567890",
            "0.1234567890123456789",
            "见附件🙂",
            "𠮷",  # outside the first 65,536 characters, and not in GBK
            "<b>&amp;</b>",
            "http://example.com",
        )
    ),
    st.text(min_size=1, max_size=12),
).filter(lambda typed: not isinstance(typed, str) or typed.strip() != "")
WORDS = st.one_of(
    st.sampled_from(
        (
            "=1+1",
            "@x",
            "  前后有空格  ",
            "　　缩进",
            "第一段\n第二段",
            "_x000D_",
            "_x005F_",
            "行末\r\n下一行",
            "𠮷野家🙂",
            "{本年新收}",
            "'引号",
            "<&>",
            "http://example.com",
        )
    ),
    st.text(min_size=1, max_size=40),
).filter(lambda words: words.strip() != "")
NAMES = st.sampled_from(("示例县人民政府办公室", "=示例县", "𠮷县 第二 办公室", "@示例"))


@st.composite
def consistent_reports(draw: st.DrawFn, form: Form = FORM_2021) -> dict[str, Any]:
    """Draw a report whose tables balance, with all totals declared."""
    cells: dict[str, int | str] = {}
    for table in form.tables.values():
        figures = draw(_consistent_figures(table))
        cells |= {str(key): _written(table, key, figure) for key, figure in figures.items()}
    report = report_of({"form": form.version, "cells": cells}, form)
    totals = {key: report.computed(key) for t in form.tables.values() for key in t.totals}
    return {
        "form": form.version,
        "agency": "示例县人民政府办公室",
        "agency_type": "政府办公室",
        "level": "县级",
        "year": min(2025, form.years[-1]),
        "cells": cells,
        "declared": {
            str(key): int(total) if total == int(total) else str(total)
            for key, total in totals.items()
        },
    }


@st.composite
def _consistent_figures(draw: st.DrawFn, table: Table) -> dict[CellKey, int]:
    """Draw the inputs of a table, each counted in the smallest amount of its measure (件, 分)."""
    figures = {
        # Only few organs can make 规章 (立法法 第九十一、九十三条); this one cannot.
        key: 0 if key.row == "regulations" else draw(COUNTS if _is_whole(table, key) else AMOUNTS)
        for key in table.inputs
    }
    # In force at least what was issued and not repealed (G202).
    for row, stock in table.stocks.items():
        added, removed, standing = (CellKey(table.key, row, column) for column in stock)
        if standing in figures:
            figures[standing] += max(figures[added] - figures[removed], 0)
    for column in (column.key for column in table.columns if not column.sums):
        if table.balance:
            figures |= _balanced(draw, table, column, figures)
    return figures


def _balanced(
    draw: st.DrawFn, table: Table, column: str, figures: dict[CellKey, int]
) -> dict[CellKey, int]:
    """Split what one side of the balance makes in a column between the two rows of the other.

    Drawn backwards: results first, then what must have come in for them (G301).
    """
    (new, old), closing = (
        [CellKey(table.key, row, column) for row in rows] for rows in table.balance
    )
    accounted = sum(figures[part] for key in closing for part in table.input_parts(key))
    left_over = draw(st.integers(0, accounted))
    return {old: left_over, new: accounted - left_over}


def _is_whole(table: Table, key: CellKey) -> bool:
    return not table.column(key).measure.decimals


def _written(table: Table, key: CellKey, figure: int) -> int | str:
    decimals = table.column(key).measure.decimals
    return str(Decimal(figure).scaleb(-decimals)) if decimals else figure


def _entries() -> st.SearchStrategy[list[dict[str, str]]]:
    entry = st.fixed_dictionaries({"heading": WORDS | st.just(""), "body": WORDS})
    return st.lists(entry, min_size=1, max_size=4).map(list)


def _keys(kind: str) -> st.SearchStrategy[str]:
    tables = FORM_2021.tables.values()
    return st.sampled_from([str(key) for table in tables for key in getattr(table, kind)])


EXPLANATIONS = st.fixed_dictionaries(
    {
        "rule": st.sampled_from(("G304", "G701")),
        "cells": st.lists(_keys("cells") | st.just("cover.agency"), max_size=3, unique=True),
        "figures": st.lists(st.sampled_from(("4", "3件", "=1", "1.25")), max_size=3),
        "reason": st.sampled_from(("经核对属实。", "=核对", "第一行\n第二行", "𠮷_x000D_")),
    }
)
TYPED_REPORTS = st.fixed_dictionaries(
    {"form": st.just("2021")},
    optional={
        "agency": NAMES,
        "agency_type": st.sampled_from((*AgencyType, "县政府")).map(str),
        "level": st.sampled_from((*Level, "县级市")).map(str),
        "year": st.integers(2021, 2099) | st.sampled_from(("二〇二五", "2025年")),
        "date": st.dates().map(str).filter(lambda day: "2021" <= day < "2099")
        | st.sampled_from(("待定", "=TODAY()")),
        "cells": st.dictionaries(_keys("inputs"), TYPED, min_size=1, max_size=12),
        "declared": st.dictionaries(_keys("totals"), TYPED, min_size=1, max_size=6),
        "fill_blanks_with_zero": st.dictionaries(
            st.sampled_from(list(FORM_2021.tables)), st.booleans(), min_size=1
        ),
        "sections": st.dictionaries(
            st.sampled_from(list(FORM_2021.sections)), _entries(), min_size=1
        ),
        "explanations": st.lists(EXPLANATIONS, min_size=1, max_size=4),
    },
)
"""Reports as data, complete or not, with whatever a person might have typed."""
