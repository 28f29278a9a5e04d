"""A workbook being filled in: pale is what is left, red what cannot be so, in two programs."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from openpyxl import load_workbook

from gaitool.cli.process import run
from gaitool.filled_report import FilledReport
from gaitool.layout import Place
from gaitool.template import write_template
from gaitool.template.filled_beforehand import blank_report
from gaitool.template.styles import Look

from tests.support.editions import LAYOUT_2021
from tests.support.office.client import Office, read, type_text
from tests.support.office.edits import at, capital, partly, switch
from tests.support.office.onlyoffice import OnlyOffice
from tests.support.office.printed_colours import printed_colours
from tests.support.text_grid import fixture, report_of
from tests.support.workbooks import with_sheet_in_front

PALE, RED = (look.properties["bg_color"][1:] for look in (Look.TO_FILL, Look.WRONG))
COVER, DISCLOSED, APPLIED, DISPUTED = "封面", "二、主动公开", "三、申请办理", "四、复议诉讼"
OVERVIEW, PROBLEMS, OTHER = "一、总体情况", "五、问题及改进", "六、其他事项"
SHEETS = LAYOUT_2021.sheet_names
RECEIVED = "applications.received.natural_person"
LAST_RESULT = "disputes.suit_after_review.pending"
SENTENCE = Place(COVER, str(LAYOUT_2021.cover.progress.first))
BLANK_SENTENCE = (
    "还没有填的：封面 4 项；一、总体情况 6 处；二、主动公开 10 格；三、申请办理 144 格；"
    "四、复议诉讼 12 格；五、问题及改进 2 处；六、其他事项 1 处。"
)
PRINTED_BY_ONLYOFFICE = (COVER, OVERVIEW, APPLIED)
"""It prints a sheet at a time, two seconds each."""


def finished() -> FilledReport:
    return report_of(fixture("plain_words"))


def zero_everywhere() -> FilledReport:
    blank = blank_report()
    return blank._replace(fill_blanks_with_zero=dict.fromkeys(blank.form.tables, True))


class State(NamedTuple):
    """A report, and the sheets on which its workbook is pale or red."""

    report: Callable[[], FilledReport]
    pale: list[str]
    red: list[str]


EVERY_PART = [COVER, OVERVIEW, DISCLOSED, APPLIED, DISPUTED, PROBLEMS, OTHER]
TEXTS = [COVER, OVERVIEW, PROBLEMS, OTHER]
STATES = {
    "blank": State(blank_report, [SHEETS[0], *EVERY_PART], []),
    "all 0": State(zero_everywhere, [SHEETS[0], *TEXTS], []),
    "finished": State(finished, [], []),
    # A stated total says nothing while a part of its sum is blank.
    "partly": State(
        lambda: partly()._replace(declared=capital(**{RECEIVED: 1}).declared),
        [SHEETS[0], COVER, OVERVIEW, DISCLOSED, APPLIED, PROBLEMS, OTHER],
        [],
    ),
    "unbalanced": State(
        lambda: capital(**{RECEIVED: 13_614}), [SHEETS[0], *TEXTS], [COVER, APPLIED]
    ),
    "words": State(lambda: capital(**{LAST_RESULT: "/"}), [SHEETS[0], *TEXTS], [COVER, DISPUTED]),
}


def colours_of(page: Counter[str]) -> list[str]:
    return [colour for colour in (PALE, RED) if page[colour]]


def expected(state: State, sheet: str) -> list[str]:
    return [PALE] * (sheet in state.pale) + [RED] * (sheet in state.red)


@pytest.mark.parametrize("name", STATES)
def test_libreoffice_prints_pale_what_is_left_and_red_only_what_cannot_be_so(
    name: str, office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(write_template(STATES[name].report()))
    pages = printed_colours(office.convert(path, tmp_path, "pdf"))
    seen = {sheet: colours_of(page) for sheet, page in zip(SHEETS, pages, strict=True)}
    assert seen == {sheet: expected(STATES[name], sheet) for sheet in SHEETS}


@pytest.mark.parametrize("name", ["blank", "finished", "unbalanced"])
def test_onlyoffice_prints_the_same_colours(
    name: str, onlyoffice: OnlyOffice, tmp_path: Path
) -> None:
    content = write_template(STATES[name].report())
    for number, sheet in enumerate(PRINTED_BY_ONLYOFFICE):
        path = tmp_path / f"sheet{number}.xlsx"
        path.write_bytes(with_sheet_in_front(content, sheet))
        (page,) = printed_colours(onlyoffice.print_pages(path))
        assert (sheet, colours_of(page)) == (sheet, expected(STATES[name], sheet))


def test_mark_of_a_blank_cell_goes_before_its_pale_colour(
    blank: Path, office: Office, tmp_path: Path
) -> None:
    copy = tmp_path / "marked.xlsx"
    run(["check", str(blank), "--annotate", str(copy)])
    page = printed_colours(office.convert(copy, tmp_path, "pdf"))[
        SHEETS.index(APPLIED) - len(SHEETS)
    ]
    # What stays pale is the count above the table.
    assert page[RED] > page[PALE]


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    path = tmp_path / "blank.xlsx"
    path.write_bytes(write_template(blank_report()))
    return path


def test_what_is_left_is_said_anew_after_every_entry(blank: Path, office: Office) -> None:
    first = LAYOUT_2021.cover.fields["agency"].address
    body = Place(OVERVIEW, "C6")
    looks = [read(SENTENCE), read(Place(SHEETS[0], "B2")), read(Place(OVERVIEW, "C3"))]
    entries = [
        type_text(Place(COVER, str(first)), "某县某局"),
        type_text(body, "公开 12 件。"),
        type_text(at(RECEIVED), "4"),
        type_text(switch("disputes"), "是"),
        type_text(Place(OTHER, "C5"), "没有收取信息处理费。"),
    ]
    results = office.work(blank, *looks, *entries, *looks)
    before, after = results[:3], results[-3:]
    assert [look["shown"] for look in before] == [
        BLANK_SENTENCE,
        BLANK_SENTENCE,
        "引言；（一）主动公开；（二）依申请公开；（三）政府信息管理；（四）政府信息公开平台建设；（五）监督保障",
    ]
    left = (
        "还没有填的：封面 3 项；一、总体情况 5 处；二、主动公开 10 格；三、申请办理 143 格；"
        "五、问题及改进 2 处。"
    )
    assert [look["shown"] for look in after] == [
        left,
        left,
        "引言；（二）依申请公开；（三）政府信息管理；（四）政府信息公开平台建设；（五）监督保障",
    ]


def test_onlyoffice_says_what_is_left_in_the_same_words(
    blank: Path, onlyoffice: OnlyOffice
) -> None:
    address = at(RECEIVED).partition("!")[2]
    number, words = onlyoffice.type_texts(blank, APPLIED, [(address, "4"), (address, "无")])
    assert sentence_in(number) == BLANK_SENTENCE.replace("144", "143")
    assert sentence_in(words) == f"{BLANK_SENTENCE.replace('144', '143')}标红的 1 处要改。"


def sentence_in(path: Path) -> object:
    return load_workbook(path, data_only=True)[SENTENCE.sheet][SENTENCE.address].value
