"""G810, G813–G817: what must not be left in the words of a report."""

from collections.abc import Callable, Iterable, Iterator

from gaitool.drawn_figures.drawn import (
    APPLICANT_SUFFIXES,
    COVER_NAMES,
    Problem,
    Unresolved,
    draw_figures,
    drawn_names,
    plain_names,
)
from gaitool.filled_report import FilledReport
from gaitool.findings import FoundCell, Severity
from gaitool.form import may_make_regulations
from gaitool.prose.document_numbers import DocumentNumber, document_numbers
from gaitool.prose.own_regulations import speaks_of_own_regulations
from gaitool.prose.personal_data import masked_number, personal_numbers
from gaitool.prose.placeholders import (
    announces_a_table,
    missing_numbers,
    placeholders,
    speaks_to_the_writer,
)
from gaitool.prose.prose_slips import doubled, stray_latin
from gaitool.rules.rule import (
    CannotCheck,
    Violation,
    derived,
    found,
    found_cover,
    official,
    rule,
)
from gaitool.rules.texts import Text, found_words, quoted, recognised, said, texts
from gaitool.text.sentences import sentence_at
from gaitool.text.stretch import Stretch

_MOST_CELLS_NAMED = 3


def _left_open(
    report: FilledReport, recogniser: Callable[[str], Iterable[Stretch]], message: str
) -> Iterator[Violation]:
    for text, quote, found_there in recognised(report, recogniser):
        is_followed = _has_figures(report, text.part)
        of_tables = [word for word in found_there if is_followed and announces_a_table(word)]
        yield from (
            _note_left(report, text, quote, w) for w in of_tables if speaks_to_the_writer(w)
        )
        words = [word for word in found_there if word not in of_tables]
        if not words:
            continue
        yield Violation(
            cells=(found_words(report, text, "、".join(words)),),
            message=message.format(quoted(words)),
            actual="、".join(words),
            hint="补上内容或数字；不需要的删去。",
            quote=quote,
        )


def _note_left(report: FilledReport, text: Text, quote: str, words: str) -> Violation:
    return Violation(
        cells=(found_words(report, text, words),),
        message=f"还留着表式里写给填表人的话“{words}”。",
        actual=words,
        hint="表已经填了：删去这句话。",
        severity=Severity.WARNING,
        quote=quote,
    )


def _has_figures(report: FilledReport, part: str) -> bool:
    return any(key.table == part and not one.blank for key, one in report.answers.items())


def _crosses_and_blanks(report: FilledReport) -> Iterator[Violation]:
    return _left_open(report, placeholders, "还留着待填的{}，没有填完。")


def _counts_without_number(report: FilledReport) -> Iterator[Violation]:
    return _left_open(report, missing_numbers, "{}像是漏写了数。")


def _names_that_drew_nothing(report: FilledReport) -> Iterator[Violation]:
    for text in texts(report):
        for unresolved in draw_figures(text.words, report).unresolved:
            yield _undrawn(report, text, unresolved)


def _undrawn(report: FilledReport, text: Text, unresolved: Unresolved) -> Violation:
    written = f"{{{unresolved.name}}}"
    unknown = unresolved.problem is Problem.UNKNOWN
    reason, hint = (_unknown if unknown else _unfilled)(report, unresolved)
    return Violation(
        cells=(found_words(report, text, written), *_cells_to_fill(report, unresolved)),
        message=f"“{written}”没有换成数：{reason}。",
        actual=written,
        hint=hint,
        quote=sentence_at(text.words, unresolved.start),
    )


def _unknown(report: FilledReport, unresolved: Unresolved) -> tuple[str, str]:
    known = drawn_names(report.form)
    # Names have some four characters: two of them right make 0.5, below difflib's usual 0.6.
    import difflib

    nearest = difflib.get_close_matches(unresolved.name, known, n=1, cutoff=0.4)
    proposal = f"改成 {{{nearest[0]}}}，或直接写数" if nearest else "改用可用的名称，或直接写数"
    names, suffixes = "、".join(plain_names(report.form)), " 或 ".join(APPLICANT_SUFFIXES)
    return (
        "没有这个名称",
        f"{proposal}。可用的名称：{names}（申请各项后面可以加 {suffixes}）。",
    )


def _unfilled(report: FilledReport, unresolved: Unresolved) -> tuple[str, str]:
    if unresolved.name in COVER_NAMES:
        return f"封面没有填{unresolved.name}", "补填封面。"
    labels = [report.label(key) for key in unresolved.missing[:_MOST_CELLS_NAMED]]
    more = f"等 {len(unresolved.missing)} 格" if len(unresolved.missing) > len(labels) else ""
    return f"{'、'.join(labels)}{more}没有可用的数", "补填表里的数，或直接在正文写数。"


def _cells_to_fill(report: FilledReport, unresolved: Unresolved) -> tuple[FoundCell, ...]:
    if field := COVER_NAMES.get(unresolved.name):
        return (found_cover(report, field),)
    return tuple(found(report, key) for key in unresolved.missing[:_MOST_CELLS_NAMED])


@rule(
    "G810",
    Severity.ERROR,
    "没有留下待填的空和填写提示",
    derived("待填的空、填写提示和没有换成数的名称不应出现在公布的报告里"),
    each=lambda _: (_crosses_and_blanks, _counts_without_number, _names_that_drew_nothing),
)
def nothing_is_left_to_fill_in(
    report: FilledReport, gaps: Callable[[FilledReport], Iterator[Violation]]
) -> Iterator[Violation]:
    """Name words that wait to be filled in, counts without number, and names that drew none."""
    yield from gaps(report)


@rule(
    "G813",
    Severity.WARNING,
    "没有混入的英文字母和单词",
    derived("中文公文里夹着英文单词，多半是机器翻译或输入法留下的"),
)
def no_latin_words_strayed_in(report: FilledReport) -> Iterator[Violation]:
    """Ask about Latin words that are no name, abbreviation or address."""
    hint = "改成中文或删去；确是专有名称的，加引号或书名号。"
    return _slips(report, stray_latin, "中文里混入了英文", hint)


@rule(
    "G814",
    Severity.WARNING,
    "没有重复的字词和标点",
    derived("字词、标点连写两遍，多半是输入或修改时留下的"),
)
def nothing_is_written_twice(report: FilledReport) -> Iterator[Violation]:
    """Ask about doubled marks, function words and words."""
    return _slips(report, doubled, "字词或标点重复：", "删去多余的字词或标点。")


def _slips(
    report: FilledReport, recogniser: Callable[[str], Iterable[Stretch]], complaint: str, hint: str
) -> Iterator[Violation]:
    """Yield a violation for each sentence with words that a recogniser knows."""
    for text, quote, words in recognised(report, recogniser):
        yield Violation(
            cells=(found_words(report, text, "、".join(words)),),
            message=f"{complaint}{quoted(words)}。",
            actual="、".join(words),
            hint=hint,
            quote=quote,
        )


@rule(
    "G815",
    Severity.NOTICE,
    "发文字号的年份用六角括号〔〕，序号前不加“第”",
    official("GB/T 9704-2012 第 7.2.5 条：年份用六角括号“〔〕”括入，发文顺序号不加“第”字"),
)
def document_numbers_have_standard_form(report: FilledReport) -> Iterator[Violation]:
    """Ask about a document number once, where it is cited first."""
    seen: set[str] = set()
    for item in said(report):
        for number in document_numbers(item.sentence.text):
            if number.words not in seen and (faults := _faults(number)):
                seen.add(number.words)
                yield Violation(
                    cells=(found_words(report, item.text, number.words),),
                    message=f"发文字号“{number.words}”{'，'.join(faults)}。",
                    expected=number.standard,
                    actual=number.words,
                    hint=f"改成“{number.standard}”。",
                    quote=item.sentence.quote,
                )


def _faults(number: DocumentNumber) -> list[str]:
    # 国务院令第711号: orders rightly have a 第 and no year.
    if number.is_order:
        return []
    faults = []
    if number.opened != "〔":
        faults.append("的年份没有用六角括号〔〕")
    if number.nth:
        faults.append("多了“第”字")
    return faults


@rule(
    "G816",
    Severity.ERROR,
    "正文里没有身份证号、手机号",
    derived("公布的报告不应泄露个人信息（《政府信息公开条例》第十五条、《个人信息保护法》）"),
)
def no_person_is_exposed(report: FilledReport) -> Iterator[Violation]:
    """Report where a personal number stands; the finding shows it masked."""
    for text, quote, numbers in recognised(report, personal_numbers):
        hidden = "、".join(map(masked_number, numbers))
        yield Violation(
            cells=(found_words(report, text, "、".join(numbers)),),
            message=f"正文里有身份证号或手机号：{hidden}。",
            # Findings are printed and sent back: the number itself stays in the text.
            actual=hidden,
            hint="删去号码；要留联系方式的，写机关的办公电话。",
            quote=quote,
        )


@rule(
    "G817",
    Severity.NOTICE,
    "没有规章制定权的机关不说自己的规章",
    derived(
        "《立法法》第九十一条、第九十三条：国务院部门，省、自治区、直辖市和设区的市、自治州的人民政府"
        "可以制定规章（政府办公室代为填报）"
    ),
)
def only_rule_makers_speak_of_their_regulations(report: FilledReport) -> Iterator[Violation]:
    """Ask about 规章 of its own in the text of an organ that cannot make any."""
    agency_type, level = report.cover.known_type, report.cover.known_level
    if agency_type is None or level is None:
        raise CannotCheck("封面没有填机关类型或行政层级")
    if may_make_regulations(agency_type, level):
        return
    for item in said(report):
        if words := speaks_of_own_regulations(item.sentence.text):
            yield Violation(
                cells=(found_words(report, item.text, words), found_cover(report, "level")),
                message=f"{level}的“{agency_type}”没有规章制定权，正文写了“{words}”。",
                expected="规范性文件",
                actual=words,
                hint="指规范性文件的，改成“规范性文件”；指上级规章的，写明是谁的规章。",
                quote=item.sentence.quote,
            )
