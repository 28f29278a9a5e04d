"""Where a text says who writes it: whose report this is, who 本机关 is, who signs."""

from collections.abc import Iterator

from gaitool.text.patterns import found_in, pattern

_ORGAN = (
    # Lazy: a name ends with the first word that can end it and lets the rest of a statement fit.
    r"[\u4e00-\u9fff]{4,30}?"
    r"(?:人民政府(?:办公厅|办公室)?|办事处|管理委员会|委员会|局|厅|委|办公室|中心)"
)
_SELF = r"(?:本|我)(?:机关|单位|局|办|委|厅|镇|乡|街道|中心|市|县|区)"
_BEGIN = r"(?:^|(?<=[，。；：、,]))"
_IS = tuple(f"{self}{verb}" for self in ("本机关", "本单位", "我单位") for verb in "为是指即")
_STATEMENTS = (
    (rf"本(?:年度)?报告由(?P<name>{_ORGAN})(?:编制|编写|发布|公布|负责)", ("报告由",)),
    (
        rf"{_BEGIN}(?:\d{{4}}年度?[，,])?(?P<name>{_ORGAN})"
        rf"[（(]以下(?:统一)?简称(?:为|:|：)?[“\"]?{_SELF}",
        ("简称",),
    ),
    (rf"(?:本机关|本单位|我单位)(?:为|是|指|即)(?P<name>{_ORGAN})(?=[，。；,]|$)", _IS),
)
"""Each with the words of which it needs one."""
_TITLE = (
    rf"{_BEGIN}(?:现将|现公布|现发布)?(?P<name>{_ORGAN})\d{{4}}年度?政府信息公开(?:工作)?年度报告"
)
_SIGNATURE = rf"(?P<name>{_ORGAN})"
_DATE = r"\d{4}年\d{1,2}月\d{1,2}日"
# Words that show the match to be a piece of sentence.
_NO_NAME = r"请|联系|根据|按照|依据|关于|各级|各部门|的|由|向|对|在|与|本|我|该|及其"
_WHERE = r"[省市县区州盟旗镇乡]|街道|^国家|^中国|^中华"
# The name, and the date below it.
_LINES_OF_A_SIGNATURE = 2


def names_of_the_writer(sentence: str) -> Iterator[str]:
    """Yield the full names by which a folded sentence says who reports."""
    for statement, words in _STATEMENTS:
        for match in found_in(sentence, statement, *words):
            yield from _full(match["name"])


def names_in_title(sentence: str) -> Iterator[str]:
    """Yield the full names under which a folded sentence of the preamble names the report."""
    for match in found_in(sentence, _TITLE, "年度报告"):
        yield from _full(match["name"])


def signatures(lines: tuple[str, ...]) -> Iterator[str]:
    """Yield the full name that signs, alone on the last line or over the date."""
    for line in lines[-_LINES_OF_A_SIGNATURE:]:
        if not pattern(_DATE).fullmatch(line) and (match := pattern(_SIGNATURE).fullmatch(line)):
            yield from _full(match["name"])


def may_be_the_same(name: str, other: str) -> bool:
    """Whether one name is the other shortened: its characters occur in it in their order."""
    shorter, longer = sorted((name, other), key=len)
    # The iterator is used up as it goes, so that the order counts.
    rest = iter(longer)
    return all(character in rest for character in shorter)


def is_full_name(name: str) -> bool:
    """Whether a name says where the organ is, and nothing but a name."""
    return bool(pattern(_WHERE).search(name)) and not pattern(_NO_NAME).search(name)


def _full(name: str) -> Iterator[str]:
    if is_full_name(name):
        yield name
