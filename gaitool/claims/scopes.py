"""What governs a number from outside its clause: matter, time, organ, the whole of its list.

All of it is found in one pass over a line; each scope is that of the words before a token.
"""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from gaitool.claims.matters import (
    ANSWERS,
    DISCLOSING,
    Matter,
    carries_over,
    is_attribute,
    is_said_of_all,
    matter_of,
    speaks_of_requests,
)
from gaitool.claims.subjects import Organ, organ_of_subject
from gaitool.claims.times import Time, time_after
from gaitool.claims.words import SENTENCE_ENDS, Line, Sort, Token, Words, has, says, up_to

__all__ = ["Organ", "Scope", "is_difference", "scopes_of"]

_NEAR = 24
_FAR = 80


class Scope(NamedTuple):
    """What the words before a token have settled.

    ``heading`` is what the line, or the heading above it, is about; ``evident`` whether the line
    shows that its requests are those for information, ``mentioned`` and ``told_later`` whether it
    speaks of 信息公开 at all, or says so of all its disputes. ``whole`` is the index of the number
    that a list divides (``outer`` that of the list around it), ``counted`` that of the last count,
    ``item`` where the words since the last number or mark begin, ``named`` the noun that set the
    matter, ``governor`` the last act of the sentence, ``writer`` the organ that writes.
    """

    matter: Matter | None = None
    heading: Matter | None = None
    evident: bool = False
    disclosure: bool = False
    told_later: bool = False
    mentioned: bool = False
    time: Time = Time.THIS
    organ: Organ = Organ.OWN
    whole: int | None = None
    outer: int | None = None
    counted: int | None = None
    item: int = 0
    named: Token | None = None
    governor: Token | None = None
    writer: str = ""

    @property
    def of_this_year(self) -> bool:
        """Whether it is told of the year of the report."""
        return self.time is Time.THIS

    @property
    def is_foreign(self) -> bool:
        """Whether it is told of what the tables do not count."""
        return self.matter is Matter.FOREIGN

    @property
    def of_applications(self) -> bool:
        """Whether an act without an object is one upon applications."""
        return self.matter is Matter.APPLICATIONS or (self.matter is None and self.evident)


def scopes_of(line: Line, before: Scope, year: int | None) -> tuple[Scope, ...]:
    """Return the scope before each token of a line, and after the last."""
    named = has(line.tokens, Sort.NOUN, *DISCLOSING)
    mentioned = named and "无关" not in line.folded.text
    told = named and any(map(partial(is_said_of_all, line), range(len(line.tokens))))
    evident = before.evident or speaks_of_requests(line.tokens)
    scope = before._replace(evident=evident, told_later=told, mentioned=mentioned)
    scopes = [scope]
    for at, token in enumerate(line.tokens):
        turn = _TURNS.get(token.sort)
        scope = turn(scope, line, at, year) if turn else scope
        scopes.append(scope)
    return tuple(scopes)


def is_difference(words: Words) -> bool:
    """Whether the words before a number make it a difference or a figure compared with."""
    return has(words[-1:], Sort.MOTION, "rise", "fall") or has(words[-4:], Sort.COMPARE, "than")


def _by_mark(scope: Scope, line: Line, at: int, _year: int | None) -> Scope:
    if line.tokens[at].text == "、":
        return scope
    return _after_mark(_turned(scope, line, at)._replace(item=at + 1), line, at)


def _by_number(scope: Scope, line: Line, at: int, year: int | None) -> Scope:
    if not line.tokens[at].is_count:
        return _by_time(scope, line, at, year)
    words, measure = line.tokens[scope.item : at], line.tokens[at].measure
    scope = _turned(scope, line, at)._replace(item=at + 1)
    counts = measure and measure.unit not in {"%", "‰", "?"} and not is_difference(words)
    return scope._replace(counted=at) if counts else scope


def _by_time(scope: Scope, line: Line, at: int, year: int | None) -> Scope:
    # 加强公开，全年行政处罚9件: what the year is said of begins anew.
    anew = at == line.clauses[at] and line.tokens[at].is_a(Sort.TIME, "this", "now")
    time = time_after(scope.time, line, at, year)
    return scope._replace(governor=None if anew else scope.governor, time=time)


def _by_act(scope: Scope, line: Line, at: int, _year: int | None) -> Scope:
    organ = organ_of_subject(line, at, scope.writer, scope.organ)
    return scope._replace(governor=line.tokens[at], organ=organ)


def _by_organ(scope: Scope, line: Line, at: int, _year: int | None) -> Scope:
    return scope._replace(organ=_organ_after(scope, line, at))


def _by_opening(scope: Scope, line: Line, at: int, _year: int | None) -> Scope:
    if line.tokens[at].name not in {"among", "holds"}:
        return scope
    # 收到9件，其中信函4件，均已答复，其中…: what is said of all turns back to the whole.
    since = line.tokens[max((scope.counted or 0) + 1, at - _NEAR) : at]
    said = has(since, Sort.EACH) and has(since, Sort.ACT, "conclude")
    return scope if said and scope.whole is not None else scope._replace(whole=scope.counted)


def _by_noun(scope: Scope, line: Line, at: int, _year: int | None) -> Scope:
    told = not scope.disclosure and line.tokens[at].name in DISCLOSING
    return scope._replace(disclosure=True) if told else scope


_TURNS: Mapping[Sort, Callable[[Scope, Line, int, int | None], Scope]] = {
    Sort.MARK: _by_mark,
    Sort.NUMBER: _by_number,
    Sort.TIME: _by_time,
    Sort.PLAN: _by_time,
    Sort.ACT: _by_act,
    Sort.FOREIGN_ACT: _by_act,
    Sort.ORGAN: _by_organ,
    Sort.OPEN: _by_opening,
    Sort.NOUN: _by_noun,
}
"""What a word of a sort makes of the scope; other words leave it as it is."""


def _after_mark(scope: Scope, line: Line, at: int) -> Scope:
    mark = line.tokens[at].text
    if mark == "（":
        directly = at > 0 and line.tokens[at - 1].sort is Sort.NUMBER
        return scope._replace(outer=scope.whole, whole=scope.counted if directly else scope.whole)
    if mark == "）":
        # A list behind the bracket divides the number before it.
        counted = scope.counted if scope.whole is None else scope.whole
        return scope._replace(whole=scope.outer, outer=None, counted=counted)
    if scope.time is Time.EVER and mark in "，；":
        scope = scope._replace(time=Time.THIS)
    if scope.organ is Organ.AREA and _names_itself(line.tokens[at + 1 : at + 3]):
        scope = scope._replace(organ=Organ.LEVEL)
    if mark == "；":
        organ = Organ.OWN if scope.organ is Organ.OTHERS else scope.organ
        scope = scope._replace(whole=None, outer=None, organ=organ)
        return _of_requests_again(scope, line, at)
    return _after_sentence(scope, line, at) if mark in SENTENCE_ENDS else scope


def _after_sentence(scope: Scope, line: Line, at: int) -> Scope:
    if has(line.tokens[at + 1 : at + 2], Sort.OPEN):
        # 收到9件，其中网上4件、信函5件。其中予以公开3件: of the nine.
        counted = scope.counted if scope.whole is None else scope.whole
        return scope._replace(whole=None, outer=None, governor=None, counted=counted)
    scope = scope._replace(whole=None, outer=None, governor=None, time=Time.THIS, organ=Organ.OWN)
    return _of_requests_again(scope, line, at)


def _of_requests_again(scope: Scope, line: Line, at: int) -> Scope:
    """召开会议2次。部分公开4件, 收到9件申请: only requests are answered, or named, so."""
    if scope.matter is not Matter.FOREIGN or not _returns(scope, line, at):
        return scope
    return scope._replace(matter=Matter.APPLICATIONS, named=None)


def _returns(scope: Scope, line: Line, at: int) -> bool:
    """Whether the sentence behind a mark speaks of requests again, and of nothing else."""
    sentence = up_to(line.tokens, at + 1, at + 1 + _NEAR, SENTENCE_ENDS)
    if any(matter_of(t) is Matter.FOREIGN for t in sentence):
        return False
    before = line.tokens[max(0, at - _FAR) : at]
    counted = any(
        a.is_count and b.is_a(Sort.NOUN, "request") and has(sentence[:n], Sort.ACT, "receive")
        for n, (a, b) in enumerate(pairwise(sentence))
    )
    told = counted or has(sentence, Sort.RESULT, *ANSWERS)
    told = told or carries_over(sentence)
    if told and (scope.heading is Matter.APPLICATIONS or speaks_of_requests(before)):
        return True
    return _opens_with_requests(before, sentence)


def _opens_with_requests(before: Words, sentence: Words) -> bool:
    """信访件9件；依申请公开5件: requests, but where documents are told apart by 主动公开."""
    counted = [n for n, token in enumerate(sentence[:4]) if token.is_count]
    named = bool(counted) and has(sentence[: counted[0]], Sort.NOUN, "application")
    return named and not any("公开" in t.text or t.text == "公文" for t in before if matter_of(t))


def _names_itself(words: Words) -> bool:
    """全区…；区政府办公室收到: the office is named after the whole area's figures."""
    offices = ("办公室", "办公厅", "政府", "局", "委", "厅")
    own = bool(words) and words[0].sort is Sort.UNKNOWN and words[0].text.endswith(offices)
    return own and has(words[1:], Sort.ACT, "receive", "handle", "deal")


def _turned(scope: Scope, line: Line, at: int) -> Scope:
    """Return the scope with the matter of an item that has ended: that of its last noun.

    What a request is about (内容主要涉及行政许可) does not change what is spoken of, nor does
    what is told of a number behind it (1 件系咨询), or what stands before a result.
    """
    item = line.tokens[scope.item : at]
    counts = line.tokens[at].sort is Sort.NUMBER
    if not counts and has(item, Sort.TOPIC):
        return scope
    telling = (n for n in range(len(item) - 1, -1, -1) if matter_of(item[n]))
    place = next((n for n in telling if counts or item[n].name != "paper"), None)
    if place is None:
        return _turned_unnamed(scope, item) if counts else scope
    noun, rest = item[place], item[place + 1 :]
    if counts and _among_results(scope, line, noun):
        return scope
    matter = matter_of(noun)
    told_behind = scope.item > 0 and line.tokens[scope.item - 1].sort is Sort.NUMBER and not counts
    payer = noun.name == "context" and scope.matter in {Matter.PROCESSING, Matter.NOTICE}
    attribute = scope.matter is Matter.FOREIGN and is_attribute(noun) and not has(item, Sort.ACT)
    told_behind = told_behind and matter is Matter.FOREIGN
    # 通过网站提交申请9件: a way to apply.
    by_way = says(item[:place], "通过") and has(rest, Sort.ACT, "submit", "receive")
    told_behind = told_behind or (by_way and scope.of_applications)
    # 无法提供的信息4件: the noun behind a result is what was asked for.
    told_behind = told_behind or (noun.text == "信息" and has(item[:place], Sort.RESULT, *ANSWERS))
    if told_behind or payer or attribute or has(rest, Sort.RESULT) or has(rest, Sort.REASON):
        return scope
    looked_at = matter is Matter.APPLICATIONS and has(rest, Sort.FOREIGN_ACT, "any")
    return scope._replace(matter=Matter.FOREIGN if looked_at else matter, named=noun)


def _among_results(scope: Scope, line: Line, noun: Token) -> bool:
    """不予公开9件（其中执法卷宗2件…）: what a result is divided into is requests still."""
    if matter_of(noun) is not Matter.FOREIGN:
        return False
    if noun.text.endswith("网站") and scope.matter is Matter.APPLICATIONS:
        # 部分公开1件、已通过网站公开1件: among results a web site changes nothing.
        begin = max(line.sentences[scope.item], scope.item - _NEAR)
        near = up_to(line.tokens, begin, scope.item + _NEAR, SENTENCE_ENDS)
        return has(near, Sort.RESULT, *ANSWERS)
    if scope.whole is None:
        return False
    since = max(line.clauses[scope.whole], scope.whole - 4)
    return has(line.tokens[since : scope.whole], Sort.RESULT, *ANSWERS)


def _turned_unnamed(scope: Scope, item: Words) -> Scope:
    """Return the scope after 受理政府信息公开1件, or after requests of a kind: 行政审批申请9件."""
    if has(item, Sort.ACT, "receive") and has(item, Sort.NOUN, "disclosure"):
        return scope._replace(matter=Matter.APPLICATIONS)
    if Matter.APPLICATIONS in {scope.matter, scope.heading}:
        return scope
    for before, token in pairwise(item):
        if token.is_a(Sort.NOUN, "request") and before.sort is Sort.UNKNOWN:
            return scope._replace(matter=Matter.FOREIGN, named=token)
    return scope


def _is_attribute_of(item: Words) -> bool:
    """立足市场监管部门职责: an organ behind other words is none that figures are told of."""
    organs = ("局", "委", "厅", "办", "镇", "乡", "街道", "政府", "等")
    before = [t for t in item if t.sort is Sort.UNKNOWN and len(t.text) > 1]
    return bool(before) and not before[-1].text.endswith(organs) and not says(item, "等")


def _organ_after(scope: Scope, line: Line, at: int) -> Organ:
    """Return whose figures follow; organs that are acted upon, or compared with, change nothing."""
    item, name = line.tokens[max(scope.item, at - _FAR) : at], line.tokens[at].name
    ranked = any(
        t.text in {"向", "由", "对", "占"} or t.text.endswith(("居", "列", "在")) for t in item
    )
    if ranked or has(item, Sort.ACT) or has(item, Sort.FOREIGN_ACT):
        return scope.organ
    if name == "others":
        if scope.writer.endswith(line.tokens[at].text):
            return Organ.OWN
        others = Organ.AREA if scope.organ is Organ.AREA and item else Organ.OTHERS
        return scope.organ if _is_attribute_of(item) else others
    return {"own": Organ.OWN, "level": Organ.LEVEL, "area": Organ.AREA}[name]
