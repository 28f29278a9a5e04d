"""Whose figures a clause tells: the organ that it names as its subject, and the one that writes."""

from enum import StrEnum

from gaitool.claims.words import Line, Sort, Words
from gaitool.text.organ_names import may_be_the_same, taken_apart

_LONGEST_NAME = 30
_FARTHEST = 60
"""So far before its verb a subject begins at most, words of time between them included."""

_ENDS_OF_NAMES = tuple(
    """
    局 厅 委员会 委 政府 政府办公室 政府办公厅 法院 检察院 支队 大队 总队 中心 办事处 镇 乡 街道
    """.split()
)
_LEVELS = ("省", "市", "州", "县", "区", "旗")
_NO_FIRST = tuple("我本该全各其")
_IN_NO_NAME = (
    *(f"{level}{owned}" for level in "省市县区" for owned in "直级属"),
    *("及其", "等", "有关", "相关", "所属", "要求", "根据", "按照"),
)
_OFFICES = ("政府办公室", "政府办公厅")
_AROUND = frozenset([Sort.TIME, Sort.DENY, Sort.EACH])


class Organ(StrEnum):
    """Whose figures a sentence tells."""

    OWN = "本机关"
    LEVEL = "本级"
    AREA = "全域"
    OTHERS = "其他机关"


def organ_of_subject(line: Line, at: int, writer: str, told: Organ) -> Organ:
    """Return whose act a word is by the name at the head of its clause: 县公安局作出.

    As ``told`` before where the clause names no organ, or where it is not known who writes.
    """
    first = line.clauses[at]
    if line.tokens[at].start - line.tokens[first].start > _FARTHEST:
        return told
    words = _bare(line.tokens[first:at])
    if not (writer and words) or any(token.sort is Sort.ORGAN for token in words):
        return told
    subject = line.folded.text[words[0].start : words[-1].end]
    names = subject.split("、") if len(subject) <= _LONGEST_NAME else []
    if not names or not all(map(_is_organ, names)):
        return told
    if not any(_is_the_writer(name, writer) for name in names):
        return Organ.OTHERS
    return Organ.OWN if told is Organ.OTHERS else told


def _bare(words: Words) -> Words:
    """Return words without those of time before them, and those that tie them to their verb."""
    start, end = 0, len(words)
    while start < end and (words[start].sort in _AROUND or words[start].year):
        start += 1
    while start < end and (words[end - 1].sort in _AROUND or words[end - 1].is_tie):
        end -= 1
    return words[start:end]


def _is_organ(name: str) -> bool:
    """Whether words are the name of an organ with its place or level: 县公安局, 某县水利局."""
    is_placed = name.startswith(_LEVELS) or bool(taken_apart(name).places)
    is_organ = name.endswith(_ENDS_OF_NAMES) and not name.startswith(_NO_FIRST)
    return is_placed and is_organ and not any(words in name for words in _IN_NO_NAME)


def _is_the_writer(name: str, writer: str) -> bool:
    """Whether a name is the writer's, or that of its office."""
    # 县政府办公室 writes as 县政府 too.
    without_office = name[: -len("办公室")] if name.endswith(_OFFICES) else name
    return any(may_be_the_same(one, writer) for one in (name, without_office))
