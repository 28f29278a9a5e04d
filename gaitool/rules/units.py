"""G901–G905: the units of a roll-up beside each other, beside the roster, and beside the whole."""

from collections.abc import Iterator
from decimal import Decimal

from gaitool.answers import plain_digits
from gaitool.collection import UNIT_KEYS, Duplicate, Gathering, Standing, UnitLine
from gaitool.copied_groups import CopiedGroup, CopiedText
from gaitool.face import FACE
from gaitool.filled_report import FilledReport
from gaitool.findings import FoundCell, Severity
from gaitool.form import CellKey
from gaitool.layout import Place
from gaitool.prose.similarity import COMPARED_PARTS
from gaitool.rules.arithmetic import difference_words
from gaitool.rules.rule import CannotCheck, Violation, derived, found, prescribed, rule
from gaitool.rules.texts import part_name
from gaitool.rules.thresholds import COPIED, COPIED_TEXT, Share, threshold_asked
from gaitool.text.first_of_many import first_of_many
from gaitool.text.written_dates import iso_day, printed_day

_LIST = Place("单位清单")
_SHOWN_DIFFERENCES = 5
_MOST_NAMED = 30
"""All are named in the cells of the finding."""

_MOST_NAMED_TO_A_UNIT = 10
"""It has to know whose text it shares; who else does is for those to sort out who collect."""


@rule(
    "G901",
    Severity.WARNING,
    "本级报告的每个数等于各单位相加",
    derived("本级的报告由各单位汇总而成"),
    each=lambda form: form.cells,
)
def the_whole_is_the_sum_of_its_units(gathering: Gathering, key: CellKey) -> Iterator[Violation]:
    """Expect the body's figure of a cell to be the sum of the counted units.

    A total is named only where it does not follow from an input that is named.
    """
    whole = gathering.whole
    if whole is None:
        raise CannotCheck(f"没有本级的报告可比，{FACE.give_whole}")
    if gathering.overview.interrupted:
        raise CannotCheck("汇总中断，各单位没有读全")
    if whole.form.version != gathering.edition.version:
        raise CannotCheck(f"本级报告是 {whole.form.version} 版表式，与各单位的不同")
    figure, total = whole.figure(key), gathering.sums.get(key)
    if total is None:
        raise CannotCheck(f"有计入的单位没有{whole.label(key)}的数")
    table = gathering.edition.table_of(key)
    # One wrong input breaks its totals as well: the input alone is named.
    parts_differ = table.is_total(key) and any(
        whole.figure_or_none(part) != gathering.sums.get(part) for part in table.input_parts(key)
    )
    if figure != total and not parts_differ:
        yield _differs_from_sum(gathering, whole, key)


def _differs_from_sum(gathering: Gathering, whole: FilledReport, key: CellKey) -> Violation:
    figure, total = whole.figure(key), gathering.sums[key]
    stated = next(iter(whole.stated(key)), None)
    counted = sum(line.counted for line in gathering.lines())
    return Violation(
        cells=(found(whole, key, stated),),
        message=(
            f"{whole.label(key)}：本级报告写的是 {plain_digits(figure)}，"
            f"{counted} 个单位相加是 {plain_digits(total)}，{difference_words(figure, total)}。"
            f"{_who_explains(gathering, key, abs(figure - total))}"
        ),
        expected=plain_digits(total),
        actual=plain_digits(figure),
        hint="对照汇总工作簿“明细”里这一列各单位的数，看漏了谁、重了谁，或者谁后来更正过。",
    )


def _who_explains(gathering: Gathering, key: CellKey, gap: Decimal) -> str:
    """Name the one unit whose figure is the difference, and count those left out."""
    words = []
    units = gathering.counted_with(key, gap)
    # Where several have just this figure, naming one would be a guess.
    if len(units) == 1:
        words.append(f"相差的正好是“{units[0]}”的数，可能漏计或重计了它。")
    left_out = sum(
        # The older of two files of one unit is left out, yet its unit is counted.
        line.on_roster and not line.counted and line.standing is not Standing.DUPLICATE
        for line in gathering.lines()
    )
    if left_out:
        words.append(f"名单上还有 {left_out} 个单位没有计入。")
    return "".join(words)


@rule(
    "G902",
    Severity.ERROR,
    "名单上的单位都报了",
    derived("汇总要包括每一个应报的单位"),
)
def every_unit_has_handed_in(gathering: Gathering) -> Iterator[Violation]:
    """Expect a file of every unit of the roster."""
    if gathering.overview.expected is None:
        raise CannotCheck(f"没有名单，{FACE.give_roster}")
    if gathering.overview.interrupted:
        raise CannotCheck("汇总中断，各单位没有读全")
    for line in gathering.lines():
        if line.standing is Standing.MISSING:
            perhaps = f"{line.perhaps}。" if line.perhaps else ""
            yield Violation(
                cells=(_found_unit(line.unit, ""),),
                message=f"“{line.unit}”没有报。{perhaps}",
                hint="催报；已经报了的，核对封面的机关名称与名单是否一致，文件是否在文件夹里。",
            )


@rule(
    "G903",
    Severity.ERROR,
    "一个单位一个年度只有一份报告",
    derived("两份不知以哪份为准"),
)
def one_report_a_unit(gathering: Gathering) -> Iterator[Violation]:
    """Expect no second file of a unit and year."""
    for twice in gathering.duplicates():
        count = len(twice.differences)
        shown = "；".join(twice.differences[:_SHOWN_DIFFERENCES])
        more = f"；等 {count} 处" if count > _SHOWN_DIFFERENCES else ""
        differ = f"不同的有：{shown}{more}" if count else "两份内容相同"
        yield Violation(
            cells=(_found_unit(twice.unit, twice.older), _found_unit(twice.unit, twice.newer)),
            message=f"“{twice.unit}”报了不止一份：{_which_is_taken(twice)}{differ}。",
            hint="与单位核实以哪份为准，把另一份移出文件夹。",
        )


def _which_is_taken(twice: Duplicate) -> str:
    if twice.undecided:
        return f"{twice.newer} 和 {twice.older}，说不准哪份较新，都没有计入。"
    return f"{twice.newer} 较新，{twice.older} 较旧。采用较新的一份。"


@rule(
    "G904",
    Severity.ERROR,
    "各单位的报告是同一年度、同一版格式",
    derived("不同年度的数不能相加"),
)
def one_year_and_form(gathering: Gathering) -> Iterator[Violation]:
    """Expect the year and the form version collected of every file."""
    for line in gathering.lines():
        if line.year is not None and line.year != gathering.year:
            yield _of_another_year(line, gathering)
        if not line.fits_edition:
            yield _of_another_edition(line, gathering.form)


def _of_another_year(line: UnitLine, gathering: Gathering) -> Violation:
    basis = "指定的" if gathering.year_was_given else "多数单位的"
    actual, expected = f"{line.year} 年度", f"{gathering.year} 年度"
    is_of = f"报告是 {actual}的"
    if line.of_year_asked:
        is_of = f"封面写的是 {actual}，正文写的是 {expected}的，多半是封面没有改"
    return Violation(
        cells=(_found_unit(line.unit, actual),),
        message=f"“{line.unit}”的{is_of}；{basis}是 {expected}，没有计入汇总（{line.file}）。",
        expected=expected,
        actual=actual,
        hint=year_remedy(line),
    )


def year_remedy(line: UnitLine) -> str:
    """Return what a unit is to do whose cover has another year than is collected."""
    year = line.year_asked
    if line.of_year_asked:
        return f"把封面的报告年度改成 {year} 后重报；正文里写的 {year} 年是对的，不要改。"
    return f"只是封面年度没有改的，把封面改成 {year} 后重报；拿错了文件的，换成 {year} 年度的报告。"


def _of_another_edition(line: UnitLine, summed: str) -> Violation:
    """Tell of another edition; two texts of one version are two, whatever they are called."""
    actual, expected = f"{line.form} 表式", f"{summed} 表式"
    differ = f"是 {actual}的，多数单位的是 {expected}"
    if line.form == summed:
        differ = f"用的 {actual}与多数单位的同名，内容不同"
    return Violation(
        cells=(_found_unit(line.unit, actual),),
        message=f"“{line.unit}”的报告{differ}；没有计入汇总（{line.file}）。",
        expected=expected,
        actual=actual,
        hint=(
            f"请单位改用这次统一下发的空白表；已经填好的，{FACE.into_units_workbook}。"
            "改过的表式文件要另起一个名称（version）。"
        ),
    )


@rule(
    COPIED_TEXT,
    Severity.WARNING,
    "没有两个单位的正文雷同",
    prescribed("：年度报告不得内容雷同、敷衍应付"),
)
def no_text_is_another_units(gathering: Gathering) -> Iterator[Violation]:
    """Expect every unit's sentences to be its own, numbers and years masked.

    Those who copied from one another are told together, however many they are.
    """
    parts = part_name(gathering.edition, *COMPARED_PARTS)
    most = threshold_asked(gathering.local, COPIED_TEXT, COPIED)
    for group in gathering.copied_texts():
        quoted = "".join(f"“{sentence}”" for sentence in group.sentences)
        shares = sorted({f"{text.shared / text.count:4.0%}" for text in group.texts})
        yield Violation(
            cells=tuple(_found_unit(text.unit, text.file) for text in group.texts),
            message=(
                f"{len(group.texts)} 个单位{parts}的文字雷同"
                f"（名称后面是相同的句数/全部句数，不计数字、年份和单位自己的名称）：{_who_copied(group)}。"
                f"例如：{quoted}{_likely_source(group)}{most.wish}"
            ),
            expected=f"相同的少于 {most.words()}",
            actual="–".join(share.strip() for share in dict.fromkeys((shares[0], shares[-1]))),
            hint="请各单位写自己的情况、问题和改进；谁照搬谁的，向这几个单位核实。",
            quote=group.sentences[0],
            suspects=len(group.texts),
        )


def told_of_its_text(
    group: CopiedGroup, text: CopiedText, cell: FoundCell, parts: str, most: Share
) -> Violation:
    """Return the same for one of the units, at its own text: with whom it shares how much."""
    others = (one.unit for one in group.texts if one is not text)
    names = first_of_many(others, len(group.texts) - 1, "个单位", _MOST_NAMED_TO_A_UNIT)
    shared = f"{text.shared}/{text.count}"
    return Violation(
        cells=(cell._replace(value=shared),),
        message=(
            f"{parts}共 {text.count} 句，其中 {text.shared} 句与{names}的相同"
            f"（不计数字、年份和单位自己的名称），例如：“{text.quote}”{most.wish}"
        ),
        expected=f"相同的少于 {most.words()}",
        actual=shared,
        hint="写本单位自己的情况、问题和改进；文字是本单位先写、被别人照搬的，在“核实说明”里写明。",
        quote=text.quote,
    )


def _who_copied(group: CopiedGroup) -> str:
    told = (f"{text.unit} {text.shared}/{text.count}" for text in group.texts)
    return first_of_many(told, len(group.texts), "个单位", _MOST_NAMED)


def _likely_source(group: CopiedGroup) -> str:
    if not group.source:
        return "看不出谁抄谁的。"
    source = f"其他单位的句子在{group.source}的报告里最全"
    if day := iso_day(group.source_dated):
        source = f"封面日期最早的是{group.source}（{printed_day(day)}）"
    return f"{source}，不能只凭这一点认定谁抄谁的。"


def _found_unit(unit: str, value: str) -> FoundCell:
    return FoundCell(f"{UNIT_KEYS}{unit}", _LIST, unit, value)
