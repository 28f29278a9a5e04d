"""What a person types into a filled template, and what its live cells then show."""

from dataclasses import dataclass
from typing import Any

from gaitool.filled_report import FilledReport
from gaitool.form import CellKey
from gaitool.layout import Place, live_checks
from gaitool.template import with_last_year

from tests.support.editions import LAYOUT_2021
from tests.support.text_grid import fixture, report_of

CAPITAL = fixture("provincial_capital_2025")
PLAIN = fixture("plain_words")
TABLES = LAYOUT_2021.tables


@dataclass(frozen=True)
class Edit:
    """One thing a person types, and what a live cell shows before and after."""

    report: str
    place: str
    typed: str
    live: str
    before: str
    after: str


def capital(**cells: Any) -> FilledReport:
    return report_of(CAPITAL | {"cells": CAPITAL["cells"] | cells})


def partly() -> FilledReport:
    """Leave out the business applicants and the fee."""
    cells = {
        name: figure
        for name, figure in CAPITAL["cells"].items()
        if not name.endswith((".business", ".amount"))
    }
    return report_of(CAPITAL | {"cells": cells, "declared": {}})


def carried_on() -> FilledReport:
    """Set last year's report beside this year's; this year's stock must follow from last year's."""
    last = report_of(fixture("last_year"))
    return with_last_year(report_of(PLAIN), last)


REPORTS = {
    "blank": lambda: FilledReport(fill_blanks_with_zero=dict.fromkeys(TABLES, False)),
    "capital": capital,
    "partly": partly,
    "plain": lambda: report_of(PLAIN),
    "carried on": carried_on,
}


def at(name: str) -> str:
    return str(LAYOUT_2021.place_named(name))


def ledger(name: str) -> str:
    key = CellKey(*name.split("."))
    return str(Place(TABLES[key.table].name, str(TABLES[key.table].ledger[key].address)))


def beside(table: str, row: str) -> str:
    return str(Place(TABLES[table].name, str(live_checks(TABLES[table]).rows[row])))


def under(column: str) -> str:
    sheet = TABLES["applications"]
    return str(Place(sheet.name, str(live_checks(sheet).columns[column])))


def switch(table: str) -> str:
    return str(Place(TABLES[table].name, str(TABLES[table].zero_switch.address)))


RECEIVED = "applications.received.natural_person"
RECEIVED_TOTAL = "applications.received.total"
CONCLUDED = "applications.concluded.natural_person"
IN_FORCE = "disclosure.normative_documents.in_force"
BESIDE_LICENCES = beside("disclosure", "licences")
EDITS = [
    Edit("capital", at(RECEIVED), "13614", under("natural_person"), "√", "少 2"),
    Edit("capital", at(RECEIVED), "13611", beside("applications", "received"), "√", "多 1"),
    Edit("capital", at(RECEIVED), "无", under("natural_person"), "√", "有文字"),
    Edit("capital", at(RECEIVED), "", under("natural_person"), "√", "未填 1"),
    Edit(
        "capital", ledger(RECEIVED_TOTAL), "14070", beside("applications", "received"), "√", "多 1"
    ),
    Edit("capital", ledger(RECEIVED_TOTAL), "14070", under("total"), "√", "少 1"),
    Edit("capital", ledger(CONCLUDED), "1", under("natural_person"), "√", "少 13363"),
    Edit(
        "capital",
        ledger("disputes.review.total"),
        "800",
        beside("disputes", "review"),
        "√",
        "多 10",
    ),
    Edit(
        "partly", at("disclosure.fees.amount"), "1.5", beside("disclosure", "fees"), "未填 1", "√"
    ),
    Edit(
        "partly",
        at("disclosure.fees.amount"),
        "一百",
        beside("disclosure", "fees"),
        "未填 1",
        "有文字",
    ),
    Edit("plain", at("disclosure.licences.decisions"), "12件", BESIDE_LICENCES, "√", "有文字"),
    Edit("plain", at("disclosure.licences.decisions"), "１２", BESIDE_LICENCES, "√", "有文字"),
    Edit("plain", at(RECEIVED), "3件", under("natural_person"), "√", "有文字"),
    Edit("partly", at(RECEIVED), "3件", beside("applications", "received"), "未填 1", "未填 1"),
    Edit(
        "capital",
        ledger(RECEIVED_TOTAL),
        "约3件",
        beside("applications", "received"),
        "√",
        "有文字",
    ),
    Edit("partly", switch("applications"), "是", under("business"), "未填 24", "√"),
    Edit("blank", at(RECEIVED), "4", beside("applications", "received"), "未填 6", "未填 5"),
    Edit("blank", switch("disputes"), "是", beside("disputes", "review"), "未填 4", "√"),
    Edit("plain", at(IN_FORCE), "3", beside("disclosure", "normative_documents"), "√", "少 1"),
    Edit(
        "carried on", at(IN_FORCE), "39", beside("disclosure", "normative_documents"), "√", "多 1"
    ),
]
