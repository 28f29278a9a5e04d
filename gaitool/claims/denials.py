"""Denials: what a clause says there was none of, and which figures are 0 by it."""

from collections.abc import Iterable, Iterator

from gaitool.claims.claim import Field, Figure, Mention
from gaitool.claims.matters import DISCLOSING, DISPUTES, Matter, matter_of
from gaitool.claims.other_figures import DECISIONS, DOCUMENTS, SUIT_ROWS
from gaitool.claims.request_figures import carried, narrowed_by_subject
from gaitool.claims.scopes import Organ, Scope
from gaitool.claims.words import (
    Line,
    Sort,
    Token,
    Words,
    clause_end,
    decision_name,
    has,
    named,
    place_of,
    says,
    trimmed,
)

_JOINTS = frozenset(["、", "，", "和", "及", "以及", "与", "或", "或者", "也", "亦"])
_HAPPENINGS = ("发生", "出现", "产生", "问题", "事件", "现象", "行为", "案例", "纠纷", "争议")
_HAPPENING = ("happen", "charge", "receive", "issue", "repeal")
_DENYING = ("word", "touch")
"""Words of denial that say there was none; the others only narrow."""
_BESIDE = frozenset([Sort.READING, Sort.DENY, Sort.MARK])
_LONGEST_BRACKET = 20
_LONGEST = 120
"""No clause that anybody writes has more words."""


def denials(line: Line, scopes: tuple[Scope, ...], year: int | None) -> Iterator[Mention]:
    """Yield every denial of a line: the last word of what is denied says which figure is 0."""
    if not has(line.tokens, Sort.DENY, *_DENYING):
        return
    for begin, close in line.spans:
        start, end = begin, _goes_on(line, close)
        if _answers(line, start, end) or _of_topic(line, start, end):
            start = line.clauses[start - 1]
        start = _behind_counts(line.tokens, start, end)
        clause, scope = line.tokens[start:end], scopes[end]
        place = place_of(clause, Sort.DENY, *_DENYING)
        counted = any(token.is_count for token in clause)
        if place is None or counted or end - start > _LONGEST or _runs_on(line, end):
            continue
        now = scope.of_this_year or _ensures(line, end)
        if not now or scopes[start].organ is Organ.OTHERS:
            continue
        figures = dict.fromkeys(_denied(clause, place, scope, year))
        yield from (Mention(one.field, start + place, end, one.row) for one in figures)


def _behind_counts(tokens: Words, start: int, end: int) -> int:
    """行政许可9件、无行政强制; 3件均未引发复议: return where the denial behind a count begins."""
    counts = [n for n in range(start, end) if tokens[n].is_count]
    place = place_of(tokens[start:end], Sort.DENY, *_DENYING)
    if not counts or place is None or start + place < counts[-1]:
        return start
    between = tokens[counts[-1] + 1 : start + place]
    ours = all(t.is_tie or t.text == "、" or t.is_a(Sort.NOUN, "application") for t in between)
    of_all = has(between, Sort.EACH) or not has(between, Sort.NOUN)
    return counts[-1] + 1 if ours and of_all else start


def _runs_on(line: Line, end: int) -> bool:
    """未发生与诉讼（行政复议）有关的费用: behind its bracket the object goes on, and is another."""
    bracket = line.tokens[end : end + _LONGEST_BRACKET]
    closed = next((n for n, t in enumerate(bracket) if t.text == "）"), 0)
    if not closed or bracket[0].text != "（":
        return False
    rest = line.tokens[end + closed + 1 : clause_end(line.tokens, end + closed + 1)]
    return has(rest, Sort.NOUN, "some_fee", "foreign")


def _answers(line: Line, start: int, end: int) -> bool:
    """收取信息处理费的情况：无; 依申请公开。无: one word denies what the clause before names."""
    mark = line.tokens[max(0, start - 1) : start]
    alone = len(trimmed(line.tokens[start:end])) == 1
    if not alone or not says(mark, "：", "。"):
        return False
    named = trimmed(line.tokens[line.clauses[start - 1] : start - 1])
    return says(mark, "：") or (len(named) == 1 and named[0].sort is Sort.NOUN)


def _of_topic(line: Line, start: int, end: int) -> bool:
    """以任何形式提出的信息公开申请，我镇都没有收到: the clause before names what is denied."""
    if not says(line.tokens[start - 1 : start], "，"):
        return False
    clause = line.tokens[start:end]
    before = _without_end(line.tokens[line.clauses[start - 1] : start - 1])
    empty = all(_is_aside(t) or t.is_a(Sort.ACT, *_HAPPENING) for t in clause)
    plain = not any(t.is_count or t.sort in {Sort.DENY, Sort.RESULT} for t in before)
    return empty and plain and has(before[-1:], Sort.NOUN, "application", "request", *DISPUTES)


def _without_end(words: Words) -> Words:
    """申请公开的信息、被提起行政诉讼的: up to the noun."""
    while words and (words[-1].is_tie or words[-1].is_a(Sort.NOUN, "mail")):
        words = words[:-1]
    return words


def _is_aside(token: Token) -> bool:
    """Whether a word beside a denial tells who or when, not what there was none of."""
    dated = token.sort is Sort.NUMBER and not token.is_count
    return dated or token.sort in {*_BESIDE, Sort.EACH, Sort.ORGAN, Sort.TIME}


def _ensures(line: Line, end: int) -> bool:
    """确保均依法答复，未发生复议: what was ensured is no plan, and what follows it none either."""
    sentence = line.tokens[max(line.sentences[end - 1], end - _LONGEST) : end]
    planned = {t.text for t in sentence if t.sort is Sort.PLAN}
    times = any(t.sort is Sort.TIME or t.year for t in sentence)
    clause = line.tokens[line.clauses[end - 1] : end]
    return planned == {"确保"} and not times and says(clause, "未")


def _goes_on(line: Line, end: int) -> int:
    """无因信息公开产生行政复议，提起行政诉讼情况发生: return where such a denial ends."""
    tokens = line.tokens
    if not says(tokens[end : end + 1], "，") or not has(
        tokens[end + 1 : end + 2], Sort.NOUN, "suit", "review"
    ):
        return end
    close = clause_end(tokens, end + 1)
    clause = tokens[end + 1 : close]
    whole = not has(clause, Sort.NUMBER) and not has(clause, Sort.DENY)
    return close if whole and says(clause, "情况", "情形") else end


def _denied(clause: Words, place: int, scope: Scope, year: int | None) -> Iterator[Figure]:
    objects = _objects(clause, place)
    joints = [n for n, t in enumerate(objects) if t.text in _JOINTS or t.is_a(Sort.DENY, *_DENYING)]
    # 未出台规范性文件和重要措施: what is not known stands beside what is, or is what is denied.
    beside = joints and not has(objects[joints[-1] + 1 :], Sort.NOUN)
    unknown = has(objects[-1:], Sort.UNKNOWN) and not beside
    if any(map(_narrows, clause)) or unknown:
        return
    if has(objects[-1:], Sort.OUTCOME, "corrected"):
        nouns = [name for name in named(clause, Sort.NOUN) if name in DISPUTES]
        spoken_of = nouns or ([scope.named.name] if scope.named else [])
        if not any("纠" in token.text or "撤" in token.text for token in objects):
            # 没有复议，也没有败诉: only suits are lost.
            spoken_of = ["suit"] if {"suit", "disputes"} & {*spoken_of} else []
        yield from _rows_of(spoken_of, objects[-1].name)
        return
    begin, before = 0, carried(clause[:place], year)
    for at in [*joints, len(objects)]:
        words = trimmed(objects[begin:at])
        # 无结转: what goes over from this year, where no other is named.
        direction = carried(words, year) or before or Field.CARRIED_OUT
        yield from _none_of(words, clause, scope, direction)
        begin = at + 1


def _objects(clause: Words, place: int) -> Words:
    """Return what is denied: behind the denial, or before it where nothing follows."""
    objects = trimmed(clause[place + 1 :])
    while says(objects[-1:], *_HAPPENINGS) or _trails(objects[-2:]):
        objects = trimmed(objects[:-1])
    if all(t.sort in _BESIDE or t.is_a(Sort.ACT, "deal", *_HAPPENING) for t in objects):
        # 行政诉讼未发生, 申请我局既未收到、也未处理: what is denied stands before.
        before = _without_end(trimmed(tuple(t for t in clause[:place] if not _is_aside(t))))
        # 申请公开的信息不存在: what was asked for, not the request.
        asked_for = clause[place].text == "不存在" and not has(before[-1:], Sort.NOUN, *DISPUTES)
        return () if asked_for else before
    return objects


def _trails(words: Words) -> bool:
    """未发生行政诉讼举报投诉情况: other things that stand right behind a dispute."""
    return has(words[-1:], Sort.NOUN, "foreign") and has(
        words[:-1], Sort.NOUN, "foreign", *DISPUTES
    )


def _none_of(words: Words, clause: Words, scope: Scope, direction: Field) -> Iterator[Figure]:
    while has(words[-1:], Sort.ACT, "deal"):
        words = trimmed(words[:-1])
    if has(words, Sort.ACT, "carry"):
        if has(words, Sort.NOUN, "application") or scope.matter in {None, Matter.APPLICATIONS}:
            yield Figure(direction)
    elif words:
        yield from map(Figure, _zero(words, clause, scope))


def _rows_of(nouns: Iterable[str], row: str) -> Iterator[Figure]:
    """无行政诉讼败诉: no suit that ended so."""
    kinds = {"review": [Field.REVIEW], "disputes": [Field.REVIEW, Field.SUIT]}
    kinds |= {name: [Field.SUIT] for name in ("suit", *SUIT_ROWS)}
    for name in nouns:
        yield from (Figure(field, row) for field in kinds.get(name, ()))


def _narrows(token: Token) -> bool:
    """Whether a word denies but some of what it stands with: 没有逾期未答复的申请."""
    partly = token.sort in {Sort.PART, Sort.RESULT} and token.text != "名义"
    return partly or token.is_a(Sort.FOREIGN_ACT, "any") or token.is_a(Sort.ACT, "pending")


def _zero(words: Words, clause: Words, scope: Scope) -> Iterator[Field]:
    """Yield the figures that a phrase names by its last word."""
    last = words[-1]
    match last.name:
        case "application" | "request":
            yield from [Field.RECEIVED] if _none_received(words, clause, scope) else []
        case name if name in DISPUTES:
            yield from _disputes(words, clause, scope)
        case "documents" | "regulations":
            yield from _documents(last.name, clause)
        case "publish" if words[-2:-1] and words[-2].name in DOCUMENTS["issue"]:
            # 无规范性文件发布: what was not put forth was not issued.
            yield DOCUMENTS["issue"][words[-2].name]
        case name if name in DECISIONS or name == "short_decision":
            yield DECISIONS[decision_name(last)]
        case "fees":
            yield Field.FEES
        case "processing_fee" | "some_fee" | "charge":
            yield from [Field.PROCESSING_FEE] if _none_charged(words, clause, scope) else []


def _none_received(words: Words, clause: Words, scope: Scope) -> bool:
    # 尚无公民提出申请: loosely anybody.
    kinds = {t.name for t in clause if t.sort is Sort.APPLICANT and t.text != "公民"}
    if (kinds and "anyone" not in kinds) or narrowed_by_subject(clause):
        return False
    if words[-1].name == "application":
        return True
    # 未收到行政许可申请: of another kind; a request about 行政许可 would have 的 between.
    other = matter_of(words[-2]) if len(words) > 1 else None
    by_context = has(clause, Sort.NOUN, "application", "context")
    ours = scope.of_applications or by_context or has(clause, Sort.CHANNEL, "only")
    return ours and other in {None, Matter.APPLICATIONS}


def _disputes(words: Words, clause: Words, scope: Scope) -> Iterator[Field]:
    nouns, by_applicants = set(named(words, Sort.NOUN)), says(clause[:1], "申请人")
    told = (scope.disclosure or scope.mentioned) and not by_applicants
    # 未发生败诉的行政诉讼: some of them.
    told = told and not has(words, Sort.OUTCOME)
    yield from [Field.REVIEW] if told and nouns & {"review", "disputes"} else []
    yield from [Field.SUIT] if told and nouns & {"suit", "disputes", *SUIT_ROWS} else []


def _documents(kind: str, clause: Words) -> Iterator[Field]:
    acts = named(clause, Sort.ACT, "issue", "repeal")
    # 无新增规范性文件, 未发布规范性文件: new ones are those issued.
    new = any(token.text in {"新增", "发布"} for token in clause)
    yield from (DOCUMENTS[act][kind] for act in acts or (["issue"] if new else []))


def _none_charged(words: Words, clause: Words, scope: Scope) -> bool:
    if has(words, Sort.NOUN, "waiver"):
        return False
    matters = {Matter.PROCESSING, Matter.APPLICATIONS, Matter.DISPUTES}
    return has(clause, Sort.NOUN, *DISCLOSING) or scope.matter in matters
