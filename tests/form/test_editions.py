"""Editions are data: what is installed, what a file may say, and what is told of a wrong one."""

import json
import tomllib
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from gaitool.form import (
    CellKey,
    Form,
    NotInForm,
    counterparts,
    edition,
    edition_for,
    edition_of_text,
    known_versions,
    predecessor,
)
from gaitool.layout import FORM_SHEET, LAST_YEAR_LABEL, layout_of
from gaitool.prose.coverage import speaks_of
from gaitool.renderers.findings.columns import LIST_SHEET
from gaitool.toml_file import BadToml

PACKAGE = files("gaitool.form")
SCHEMA = json.loads(PACKAGE.joinpath("edition.schema.json").read_text(encoding="utf-8"))
EXAMPLE = PACKAGE.joinpath("examples/相关指标.toml").read_text(encoding="utf-8")
SUPPLEMENT = """
version = "测试"
extends = "2021"
leave_out = ["applications.declined_publication"]

[relabel]
"disclosure.licences" = "行政许可（含变更）"

[[add_rows]]
table = "applications"
after = "declined_reconfirm"
key = "declined_other_channel"
label = "6.已有其他法定渠道"
"""


def test_the_installed_editions_match_the_schema_of_the_format() -> None:
    for version in known_versions():
        text = PACKAGE.joinpath(f"editions/{version}.toml").read_text(encoding="utf-8")
        jsonschema.validate(tomllib.loads(text), SCHEMA)


def test_the_example_matches_the_schema_and_is_a_supplement() -> None:
    jsonschema.validate(tomllib.loads(EXAMPLE), SCHEMA)
    form = edition_of_text(EXAMPLE)
    assert [part.key for part in form.parts][-1] == "indicators"
    assert form.extends == "2021"


def test_the_form_of_2021_has_200_cells_in_three_tables() -> None:
    form = edition("2021")
    assert {key: len(table.cells) for key, table in form.tables.items()} == {
        "disclosure": 10,
        "applications": 175,
        "disputes": 15,
    }


@pytest.mark.parametrize(("year", "version"), [(2019, "2019"), (2020, "2019"), (2021, "2021")])
def test_each_year_has_its_edition(year: int, version: str) -> None:
    form = edition_for(year)
    assert form is not None
    assert form.version == version


@pytest.mark.parametrize("year", [2015, 9999])
def test_no_edition_is_made_up_for_other_years(year: int) -> None:
    assert edition_for(year) is None


def test_a_row_that_is_added_counts_into_the_total_of_its_table() -> None:
    table = edition_of_text(SUPPLEMENT).tables["applications"]
    rows = [row.key for row in table.rows]
    total = CellKey("applications", "concluded", "natural_person")
    parts = [key.row for key in table.column_parts(total)]
    assert rows[rows.index("declined_reconfirm") + 1] == "declined_other_channel"
    assert "declined_other_channel" in parts


def test_an_added_row_stands_under_the_headings_of_its_neighbour() -> None:
    table = edition_of_text(SUPPLEMENT).tables["applications"]
    row = table.row(CellKey("applications", "declined_other_channel", "total"))
    assert (row.headings[-1], row.group) == ("（五）不予处理", "declined")


def test_a_row_that_is_left_out_is_in_no_sum_and_no_cell() -> None:
    form = edition_of_text(SUPPLEMENT)
    gone = CellKey("applications", "declined_publication", "natural_person")
    assert gone not in form
    assert gone not in form.tables["applications"].column_parts(gone._replace(row="concluded"))
    with pytest.raises(NotInForm):
        form.table_of(gone)


SUBTOTAL = """
version = "测试"
extends = "2021"
[[add_rows]]
table = "applications"
after = "refused_enquiry"
key = "refused_all"
label = "不予公开小计"
sums_heading = "（三）不予公开"
"""


def test_a_subtotal_that_is_added_counts_into_no_other_total_and_no_group() -> None:
    table = edition_of_text(SUBTOTAL).tables["applications"]
    subtotal = CellKey("applications", "refused_all", "business")
    plain = edition("2021").tables["applications"]
    total = subtotal._replace(row="concluded")
    assert len(table.column_parts(subtotal)) == 8
    assert table.column_parts(total) == plain.column_parts(total)
    assert table.row(subtotal).group == ""


def test_a_label_is_changed_and_nothing_else() -> None:
    key = CellKey("disclosure", "licences", "decisions")
    form, plain = edition_of_text(SUPPLEMENT), edition("2021")
    assert form.label(key) == "行政许可（含变更） · 本年处理决定数量"
    assert plain.label(key) == "行政许可 · 本年处理决定数量"


def test_the_same_text_is_the_same_edition_whatever_its_line_breaks() -> None:
    assert edition_of_text(SUPPLEMENT) is edition_of_text(SUPPLEMENT.replace("\n", " \r\n"))


def test_questions_of_2019_carry_on_in_2021_by_their_names_or_by_the_map() -> None:
    old, new = edition("2019"), edition("2021")
    cells = counterparts(old, new)
    other = CellKey("applications", "other", "total")
    assert predecessor(new) is old
    assert cells[other] == other._replace(row="other_misc")
    assert CellKey("disclosure", "licences", "decisions") in cells
    assert CellKey("disclosure", "licences", "items_last_year") not in cells


def test_a_supplement_of_the_older_edition_carries_on_in_the_newer_as_well() -> None:
    old = edition_of_text('version = "甲"\nextends = "2019"')
    other = CellKey("applications", "other", "total")
    assert counterparts(old, edition("2021"))[other] == other._replace(row="other_misc")


TABLE = """
version = "测试"
extends = "2021"
[[parts]]
key = "extra"
heading = "七、其他"
table = "extra"
[[tables]]
key = "extra"
name = "附表"
{more}
[[tables.blocks]]
columns = [{{ key = "a", label = "甲" }}, {{ key = "b", label = "乙"{column} }}]
[[tables.blocks.rows]]
key = "first"
label = "第一行"
{row}
"""


def table_with(*, more: str = "", column: str = "", row: str = "") -> str:
    return TABLE.format(more=more, column=column, row=row)


def test_the_table_that_the_wrong_ones_are_made_of_is_right() -> None:
    form = edition_of_text(table_with(column=', sums = ["a"], measure = "元", decimals = 2'))
    assert form.tables["extra"].totals == (CellKey("extra", "first", "b"),)


def wide_table(*, totals: int, rows: int, total_rows: bool = False) -> str:
    """Return a supplement whose table has a total right of every column, and below every row."""
    columns = "".join(
        f'{{ key = "a{n}", label = "甲{n}" }}, '
        f'{{ key = "t{n}", label = "计{n}", sums = ["a{n}"] }}, '
        for n in range(totals)
    )
    listed = "".join(
        f'{{ key = "r{n}", label = "行{n}" }}, '
        + (f'{{ key = "s{n}", label = "和{n}", sums = ["r{n}"] }}, ' if total_rows else "")
        for n in range(rows)
    )
    head = table_with().partition("[[tables.blocks]]")[0]
    return f"{head}[[tables.blocks]]\ncolumns = [{columns}]\nrows = [{listed}]\n"


WRONG = [
    ('version = "甲"\nextends = \nx = 1', "第 2 行第 10 列不合 TOML"),
    ('version = "甲"\nextends = ', "文件末尾不合 TOML"),
    ('version = "甲"', "extends：必须写"),
    ('extends = "2021"', "version：必须写"),
    ('version = "甲 乙"\nextends = "2021"', "version：应为 1 至 40 个"),
    ('version = "2021"\nextends = "2021"', "version：“2021”是自带的表式"),
    ('version = "甲"\nextends = "2020"', "extends：没有叫“2020”的；可以写的是：2021、2019"),
    ('version = "甲"\nextends = "2021"\nlabels = 1', "labels：不认识这个键；可以写的是："),
    (
        'version = "甲"\nextends = "2021"\nleave_out = ["applications.granted_all"]',
        "leave_out：没有叫“applications.granted_all”的",
    ),
    (
        'version = "甲"\nextends = "2021"\nleave_out = ["applications.received"]',
        "leave_out：“applications.received”在勾稽关系里，不能去掉",
    ),
    ('version = "甲"\nextends = "2021"\nleave_out = "甲"', "leave_out：应为文字的列表"),
    ('version = "甲"\nextends = "2021"\nrelabel = ["甲"]', "relabel：应为一组“名称 = 文字”"),
    (
        SUPPLEMENT.replace('"declined_other_channel"', '"declined_repeat"'),
        "rows 的 key：“declined_repeat”出现了两次",
    ),
    (
        SUPPLEMENT.replace("6.已有其他法定渠道", "2.重复申请"),
        "rows 的 label：“2.重复申请”出现了两次",
    ),
    (
        'version = "甲"\nextends = "2021"\nyears = { first = 2025, last = 2023 }',
        "years：first 应不晚于 last",
    ),
    ('version = "甲"\nextends = "2021"\nx = ' + "[" * 9_000, "括号套得太深"),
    ('version = "甲"\nextends = "2021"\nx = 1' + "0" * 9_000, "有一个数太长"),
    ('version = "甲"\nextends = "2021"\n"a\\nb" = 1', "a b：不认识这个键"),
    (f'version = "甲"\nextends = "{"长" * 200}"', f"没有叫“{'长' * 30}…”的"),
    (
        'version = "甲"\nextends = "2021"\n'
        'leave_out = ["applications.granted", "applications.granted"]',
        "leave_out：“applications.granted”出现了两次",
    ),
    (
        'version = "甲"\nextends = "2021"\n[relabel]\n"applications.granted" = " "',
        "relabel 的 applications.granted：必须写",
    ),
    (SUPPLEMENT.replace('key = "declined_other_channel"', ""), "的 key：必须写"),
    (SUPPLEMENT.replace('"declined_other_channel"', '["a"]'), "的 key：应为文字"),
    (f'{SUPPLEMENT}sums = "other_misc"', "sums：应为文字的列表"),
    (
        SUPPLEMENT.replace("declined_publication", "declined_repeat")
        + 'sums = ["declined_repeat"]',
        "leave_out：“declined_other_channel”只由“applications.declined_repeat”相加",
    ),
    (table_with().replace('key = "extra"', "", 1), "第 1 个 [[parts]] 的 key：必须写"),
    (table_with(row='guidance = "\\u0001"'), "guidance：里有看不见的控制字符"),
    (table_with().replace("第一行", "\\uFFFE"), "label：里有看不见的控制字符"),
    (table_with().replace("第一行", "第一\\n行"), "label：应写在一行里，不能有换行"),
    (table_with().replace("第一行", "　"), "label：必须写，应为不空的文字"),
    (table_with().replace("第一行", "长" * 256), "label：有 256 字，最多 255 字"),
    (table_with(row='headings = [""]'), "headings：必须写，应为不空的文字"),
    (table_with().replace("第一行", "2024"), "label：“2024”里没有文字"),
    (table_with().replace("第一行", "十二"), "label：“十二”里没有文字"),
    (table_with().replace("第一行", "上年数 （对照用，不用填写）"), "是工作表自己要用的字样"),
    (table_with(more='corner = "甲"'), "corner：“甲”是一列的标题"),
    (table_with(more='balance = [["first", "first"], ["first"]]'), "balance：“first”出现了两次"),
    (table_with(column=', sums = ["a", "a"]'), "sums：“a”出现了两次"),
    (table_with(column=', measure = "很长很长很长很长很长的单位"'), "measure：应为 1 至 10 字"),
    (table_with(row='carries_on = "last"'), "carries_on：没有叫“last”的；可以写的是：first"),
    (table_with(row='headings = ["一", "二", "三", "四", "五", "六", "七"]'), "最多套 6 层"),
    (table_with(more="counts = [1, 1]"), "counts：应为 4 个数"),
    (table_with(more="printed = [5000]"), "printed：最多 60 个数，每个最大 1000"),
    (
        table_with(more='shape = "groups_across"\ncorner = "角"'),
        "shape：groups_across 的表没有地方印 corner",
    ),
    (table_with().replace('"七、其他"', '"七；其他"'), "sheet：“七；其他”不能作工作表名"),
    (table_with().replace('"七、其他"', '"History"'), "sheet：“History”是工作簿自己的工作表"),
    (table_with().replace('"七、其他"', '" 封 面"'), "sheet：“封 面”是工作簿自己的工作表"),
    (
        table_with().replace('heading = "七、其他"', 'heading = "七"\nsheet = "三、 申请办理"'),
        "parts 的 sheet：“三、申请办理”出现了两次",
    ),
    (wide_table(totals=20, rows=1), "工作表要 12 行、62 列，最多 400 行、60 列"),
    (wide_table(totals=12, rows=30, total_rows=True), "合计行、合计列隔得太密"),
    (table_with(more='shape = "across"'), "shape：没有叫“across”的；可以写的是：stacked_blocks"),
    (table_with(more='balance = [["first"], ["last"]]'), "balance：没有叫“last”的"),
    (table_with(column=', sums = ["c"]'), "columns “b” 的 sums：没有叫“c”的；可以写的是：a"),
    (table_with(column=', sums = ["b"]'), "columns “b” 的 sums：没有叫“b”的；可以写的是：a"),
    (table_with(column=", decimals = 9"), "decimals：最多 6"),
    (table_with(row='guidance = "' + "长" * 241 + '"'), "guidance：有 241 字，最多 240 字"),
    (table_with().replace('"first"', '"第一"'), "key：“第一”不能作键名"),
    (table_with().replace('table = "extra"', ""), "parts：表“extra”应正好放在一个部分里"),
    (table_with().replace('"七、其他"', '"六、其他需要报告的事项"'), "parts 的 heading：“六、"),
    (table_with() + "\n" * 2 + "#" * 20_001, "行超过 20000 字"),
    (table_with(more="widths = [-1]"), "widths：应为大于 0 的整数"),
    (table_with(row='short = "甲\x0b"'), "看不见的控制字符"),
]


NO_PATTERNS = ("(?P<", "a{99999999999}", "(" * 5_000, "[[a]b]")


@pytest.mark.parametrize(
    "wordings",
    NO_PATTERNS,
    ids=("unfinished", "too often", "too deep", "read otherwise by a later Python"),
)
def test_wordings_that_are_no_regular_expression_are_told(wordings: str) -> None:
    aspects = f'[{{ name = "甲", wordings = "{wordings}" }}]'
    part = f'[[parts]]\nkey = "more"\nheading = "七、更多"\naspects = {aspects}'
    with pytest.raises(BadToml, match="aspects “甲” 的 wordings：不是正则表达式"):
        edition_of_text(f'version = "甲"\nextends = "2021"\n{part}')


def with_wordings(wordings: str, not_meant: str = "") -> Form:
    aspects = f"[{{ name = '甲', wordings = '{wordings}', not_meant = '{not_meant}' }}]"
    part = f'[[parts]]\nkey = "more"\nheading = "七、更多"\naspects = {aspects}'
    return edition_of_text(f'version = "甲"\nextends = "2021"\n{part}')


@pytest.mark.parametrize(
    "wordings",
    [
        "公开.*目录",
        r"\d+件",
        "(?:我|是|我是){0,40}公开",
        "(?:.{0,40}公开){0,20}目录",
        "(?:公开?公?){0,20}目录",
        "[^。]{0,99}[^，]{0,99}[^；]{0,99}目录",
        "公开(?=(?:.{0,60}件){2,9})",
        "(甲)?(?(1)(?:.+)|乙)",
    ],
)
def test_wordings_that_a_long_text_could_take_for_ever_are_told(wordings: str) -> None:
    with pytest.raises(BadToml, match="aspects “甲” 的 wordings：重复太多"):
        with_wordings(wordings)


@pytest.mark.parametrize(
    "wordings",
    [
        "公开[^。]{0,20}(?:目录|指南|目标)",
        "(?:我|要|应当){0,6}公开",
        r"\d{1,9}件?",
        "(?<!不)公(?:开|示)",
    ],
)
def test_wordings_of_bounded_repetition_are_taken(wordings: str) -> None:
    assert with_wordings(wordings).parts[-1].aspects[0].wordings == wordings


@pytest.mark.parametrize(("not_meant", "why"), [("(市场", "不是正则表达式"), (".*", "重复太多")])
def test_what_is_not_meant_is_as_bounded_as_wordings(not_meant: str, why: str) -> None:
    with pytest.raises(BadToml, match=f"aspects “甲” 的 not_meant：{why}"):
        with_wordings("监督", not_meant)


@pytest.mark.parametrize(
    ("text", "is_told"), [("市场监督。", False), ("市场监督，社会监督。", True), ("市场。", False)]
)
def test_what_is_not_meant_speaks_of_no_aspect(text: str, is_told: bool) -> None:
    (aspect,) = with_wordings("监督", "市场监督").parts[-1].aspects
    assert speaks_of(text, aspect) is is_told


@pytest.mark.parametrize(("text", "words"), WRONG, ids=[words for _, words in WRONG])
def test_a_mistake_is_told_with_its_key_and_what_is_allowed(text: str, words: str) -> None:
    with pytest.raises(BadToml) as caught:
        edition_of_text(text)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_sheets_that_a_workbook_keeps_for_itself_are_refused() -> None:
    layout = layout_of(edition("2021"))
    parts = {part.sheet for part in layout.form.parts}
    kept = {*layout.sheet_names, FORM_SHEET, LIST_SHEET} - parts
    for name in kept:
        with pytest.raises(BadToml, match="是工作簿自己的工作表"):
            edition_of_text(table_with().replace('"七、其他"', f'"七、其他"\nsheet = "{name}"'))


def test_the_words_that_a_sheet_keeps_for_itself_are_refused() -> None:
    with pytest.raises(BadToml, match="是工作表自己要用的字样"):
        edition_of_text(table_with().replace("第一行", LAST_YEAR_LABEL))


def test_no_module_is_needed_for_an_edition() -> None:
    folder = Path(str(PACKAGE)) / "editions"
    assert {file.suffix for file in folder.iterdir()} <= {".toml", ".json"}
