"""Statements without a number: that all requests are of one kind, and that there were none."""

from collections.abc import Iterator
from typing import NamedTuple

from gaitool.claims.claim import ENDINGS, Field
from gaitool.claims.matters import DISCLOSING, DISPUTES, Matter, last_matter, matter_of
from gaitool.claims.other_figures import DECISIONS, SUIT_ROWS
from gaitool.claims.phrases import group_of
from gaitool.claims.request_figures import carried
from gaitool.claims.scopes import Organ, Scope, Time
from gaitool.claims.words import (
    CLAUSE_ENDS,
    Line,
    Sort,
    Token,
    Words,
    decision_name,
    has,
    named,
    place_of,
    says,
    trimmed,
)

_JOINTS = frozenset(["、", "，", "和", "及", "以及", "与", "或", "或者", "也", "亦"])
_DOCUMENTS = {
    "documents": {"issue": Field.NORMATIVE_ISSUED, "repeal": Field.NORMATIVE_REPEALED},
    "regulations": {"issue": Field.REGULATIONS_ISSUED, "repeal": Field.REGULATIONS_REPEALED},
}
_BETWEEN = 8
_CLAUSES = 3
_LONGEST_BRACKET = 20
_LONGEST = 120
"""No clause that anybody writes has more words."""


class Mention(NamedTuple):
    """What is said of a figure, by the places of the tokens that say it; ``at`` of which number."""

    field: Field
    start: int
    end: int
    row: str = ""
    at: int = -1


def said_of_all(line: Line, scopes: tuple[Scope, ...]) -> Iterator[Mention]:
    """Yield what the clauses of a line say of all requests: 均为自然人, 全部办结."""
    for start, end in line.spans():
        scope, clause = scopes[start], line.tokens[start:end]
        ours = scope.of_applications or has(clause, Sort.NOUN, "application", "context")
        told = scope.time is Time.THIS and scope.organ is not Organ.OTHERS
        aside = (
            has(clause, Sort.DENY)
            or has(clause, Sort.SHARE, "rank")
            or says(clause, "其余", "剩余")
        )
        at = _where_told(clause)
        at = 0 if at is None and is_done(line.tokens, start) else at
        # 确保每件申请均依法答复 is an aim.
        aside = aside or has(clause[:at], Sort.PLAN) or has(clause[:at], Sort.ORGAN, "others")
        if at is None or aside or not (ours and told) or _counts_some(clause, at):
            continue
        end = _told_of_all(line, start + at, end)
        field = _all_are(trimmed(line.tokens[start + at : end]))
        if field:
            yield Mention(field, start + at, end)


def _told_of_all(line: Line, at: int, end: int) -> int:
    """均严格按照规定，在法定期限内答复: return where the clause ends that tells what was done."""
    tokens, close = line.tokens, end
    if not tokens[at].text.startswith(("均", "都")) or not _does_nothing(tokens[at:end]):
        return end
    for _ in range(_CLAUSES):
        if not says(tokens[close : close + 1], "，"):
            break
        begin = close + 1
        close = _clause_end(tokens, begin)
        clause = tokens[begin:close]
        if any(token.is_count for token in clause) or has(clause, Sort.DENY):
            break
        if not _does_nothing(clause):
            return close
    return end


def _clause_end(tokens: Words, begin: int) -> int:
    ends = (at for at in range(begin, len(tokens)) if tokens[at].text in CLAUSE_ENDS)
    return next(ends, len(tokens))


def _does_nothing(clause: Words) -> bool:
    """Whether a clause tells of no result, applicant or act but that they were dealt with."""
    acts = [t for t in clause if t.sort in {Sort.ACT, Sort.FOREIGN_ACT}]
    telling = has(clause, Sort.RESULT) or has(clause, Sort.APPLICANT)
    return not telling and all(act.is_a(Sort.ACT, "deal", "receive") for act in acts)


def _where_told(clause: Words) -> int | None:
    """Return where a clause begins to tell of all: at its last 均, or at the applicants."""
    every = [n for n, token in enumerate(clause) if token.is_a(Sort.EACH, "all")]
    return every[-1] if every else place_of(clause, Sort.NOUN, "context")


def is_done(words: Words, at: int) -> bool:
    """收到3件，已按时答复: whether a clause goes on from a count to what became of it."""
    counted = [token for token in words[max(0, at - 4) : at] if token.is_count]
    return bool(counted) and any(map(_says_done, words[at : at + 1]))


def _says_done(token: Token) -> bool:
    return token.text in {"已", "已经"} or (
        token.text.startswith("已") and token.name == "conclude"
    )


def _counts_some(clause: Words, at: int) -> bool:
    """5件均已答复, 上年结转的2件均已办结, 在全部答复中: said of some, or of nothing."""
    number = next((n for n, token in enumerate(clause) if token.is_count), None)
    if says(clause[at - 1 : at] if at else (), "在", "的") or (number is not None and number >= at):
        return True
    if number is None and (has(clause[:at], Sort.ACT, "conclude") or _of_others(clause[:at])):
        # 办结件均按时答复: said of those concluded.
        return True
    before = clause[:number] if number is not None else ()
    all_of_them = has(before, Sort.ACT, "receive") or has(before, Sort.NOUN, "application")
    return number is not None and (not all_of_them or has(before, Sort.ACT, "carry"))


def _of_others(subject: Words) -> bool:
    """Whether 均 is said of other things: 本机关保存的信息均予以公开."""
    return last_matter(subject) is Matter.FOREIGN and not has(subject, Sort.CHANNEL)


def _all_are(words: Words) -> Field | None:
    kinds = set(named(words, Sort.APPLICANT))
    if kinds:
        kind = "natural_person" if says(words, "个人") and len(kinds) == 1 else "|".join(kinds)
        fields = {"natural_person": Field.NATURAL_PERSON, "organisation": Field.ORGANISATION}
        return fields.get(kind)
    if not has(words[:1], Sort.EACH) and not any(map(_says_done, words[:1])):
        return None
    if says(words[1:2], "为", "是", "系"):
        return None
    if named(words, Sort.RESULT) == ["granted"] and words[-1].sort is Sort.RESULT:
        return Field.GRANTED
    acts = [t for t in words if t.sort in {Sort.ACT, Sort.FOREIGN_ACT} or _answers_with(t)]
    while len(acts) > 1 and acts[0].is_a(Sort.ACT, "deal", "receive"):
        acts = acts[1:]
    # 均已办结并公开: what is done with an answer follows it.
    while len(acts) > 1 and (
        acts[-1].is_a(Sort.ACT, "deal", "submit") or acts[-1].name == "publish"
    ):
        acts = acts[:-1]
    told = acts and all(a.is_a(Sort.ACT, "conclude") or _answers_with(a) for a in acts)
    return Field.CONCLUDED if told else None


def _answers_with(token: Token) -> bool:
    """均进行信息公开答复: a noun that does what an act does."""
    return token.is_a(Sort.NOUN, "disclosure") and token.text.endswith("答复")


def rows_alike(line: Line) -> Iterator[Mention]:
    """Yield the row that the clause behind a number tells of all its cases: 均为复议后起诉."""
    for start, end in line.spans():
        near = range(start - 1, max(-1, start - _BETWEEN), -1)
        counts = (n for n in near if line.tokens[n].is_count and "%" not in line.tokens[n].text)
        at = next(counts, -1)
        row = _row_of(trimmed(line.tokens[start:end]), line.tokens[max(0, start - 1) : start])
        if at >= 0 and row and not says(line.tokens[at + 1 : start], "。", "；"):
            yield Mention(_field_of_row(row), start, end, row, at)


def _field_of_row(row: str) -> Field:
    if row in SUIT_ROWS:
        return Field.SUIT
    return Field.DISPUTES if row in ENDINGS else group_of(row)


def _row_of(clause: Words, mark: Words) -> str:
    rows = named(clause, Sort.REASON) + named(clause, Sort.NOUN, *SUIT_ROWS)
    rows += named(clause, Sort.OUTCOME)
    # 行政诉讼1件，结果维持.
    said = has(clause[:1], Sort.EACH) or (len(clause) == 1 and has(clause, Sort.OUTCOME))
    said = said or says(clause[:1], "系", "为", "是", "属", "属于", "因")
    unclear = any(t.sort in {Sort.UNKNOWN, Sort.RESULT, Sort.NUMBER} for t in clause)
    return rows[0] if len(rows) == 1 and not unclear and (said or says(mark, "（")) else ""


def denials(line: Line, scopes: tuple[Scope, ...], year: int | None) -> Iterator[Mention]:
    """Yield every denial of a line: the last word of what is denied says which figure is 0."""
    for begin, close in line.spans():
        start, end = begin, _goes_on(line, close)
        if _answers(line, start, end):
            start = line.clauses[start - 1]
        clause, scope = line.tokens[start:end], scopes[end]
        place = place_of(clause, Sort.DENY, "word", "touch")
        counted = any(token.is_count for token in clause)
        if place is None or counted or end - start > _LONGEST or _runs_on(line, end):
            continue
        now = scope.time is Time.THIS or _ensures(line, end)
        if not now or scopes[start].organ is Organ.OTHERS:
            continue
        fields = dict.fromkeys(_denied(clause, place, scope, year))
        yield from (Mention(field, start + place, end) for field in fields)


def _runs_on(line: Line, end: int) -> bool:
    """未发生与诉讼（行政复议）有关的费用: behind its bracket the object goes on, and is another."""
    bracket = line.tokens[end : end + _LONGEST_BRACKET]
    closed = next((n for n, t in enumerate(bracket) if t.text == "）"), 0)
    if not closed or bracket[0].text != "（":
        return False
    rest = line.tokens[end + closed + 1 : _clause_end(line.tokens, end + closed + 1)]
    return has(rest, Sort.NOUN, "some_fee", "foreign")


def _answers(line: Line, start: int, end: int) -> bool:
    """收取信息处理费的情况：无; 依申请公开。无: a word alone denies what the clause before names."""
    mark = line.tokens[max(0, start - 1) : start]
    alone = len(trimmed(line.tokens[start:end])) == 1
    if not alone or not says(mark, "：", "。"):
        return False
    named = trimmed(line.tokens[line.clauses[start - 1] : start - 1])
    return says(mark, "：") or (len(named) == 1 and named[0].sort is Sort.NOUN)


def _ensures(line: Line, end: int) -> bool:
    """确保均依法答复，未发生复议: what was ensured is no plan, and what follows it none either."""
    sentence = line.tokens[max(line.sentences[end - 1], end - _LONGEST) : end]
    planned = {t.text for t in sentence if t.sort is Sort.PLAN}
    times = any(t.sort is Sort.TIME or (t.measure and t.measure.year) for t in sentence)
    clause = line.tokens[line.clauses[end - 1] : end]
    return planned == {"确保"} and not times and says(clause, "未")


def _goes_on(line: Line, end: int) -> int:
    """无因信息公开产生行政复议，提起行政诉讼情况发生: return where such a denial ends."""
    tokens = line.tokens
    if not says(tokens[end : end + 1], "，") or not has(
        tokens[end + 1 : end + 2], Sort.NOUN, "suit", "review"
    ):
        return end
    close = _clause_end(tokens, end + 1)
    clause = tokens[end + 1 : close]
    whole = not has(clause, Sort.NUMBER) and not has(clause, Sort.DENY)
    return close if whole and says(clause, "情况", "情形") else end


def _denied(clause: Words, place: int, scope: Scope, year: int | None) -> Iterator[Field]:
    objects = trimmed(clause[place + 1 :])
    while says(objects[-1:], "发生", "出现", "产生", "问题"):
        objects = trimmed(objects[:-1])
    happening = ("happen", "charge", "receive", "issue", "repeal")
    if all(t.sort is Sort.READING or t.is_a(Sort.ACT, *happening) for t in objects):
        # 行政诉讼未发生: what is denied stands before.
        objects = trimmed(tuple(t for t in clause[:place] if t.sort is not Sort.MARK))
    if any(map(_narrows, clause)) or has(objects[-1:], Sort.UNKNOWN):
        return
    begin = 0
    for at in [n for n, t in enumerate(objects) if t.text in _JOINTS or t.sort is Sort.DENY] + [
        len(objects)
    ]:
        words = trimmed(objects[begin:at])
        while has(words[-1:], Sort.ACT, "deal"):
            words = trimmed(words[:-1])
        begin = at + 1
        if has(words, Sort.ACT, "carry"):
            direction = carried(words, year) or carried(clause[:place], year)
            ours = direction and scope.matter in {None, Matter.APPLICATIONS}
            yield from [direction] if direction and ours else []
        elif words:
            yield from _zero(words, clause, scope)


def _narrows(token: Token) -> bool:
    """Whether a word denies but some of what it stands with: 没有逾期未答复的申请."""
    partly = token.sort in {Sort.PART, Sort.RESULT} and token.text != "名义"
    return partly or token.is_a(Sort.FOREIGN_ACT, "any") or token.is_a(Sort.ACT, "pending")


def _zero(words: Words, clause: Words, scope: Scope) -> Iterator[Field]:
    """Yield the figures that a phrase names by its last word."""
    name, nouns = words[-1].name, set(named(words, Sort.NOUN))
    kinds = set(named(clause, Sort.APPLICANT))
    by_context = has(clause, Sort.NOUN, "application", "context") or has(
        clause, Sort.CHANNEL, "only"
    )
    ours = scope.of_applications or by_context
    # 未收到行政许可申请: of another kind; a request about 行政许可 would have 的 between.
    other = matter_of(words[-2]) if len(words) > 1 else None
    if other not in {None, Matter.APPLICATIONS} and name == "request":
        return
    if name == "application" or (name == "request" and ours):
        yield from [Field.RECEIVED] if not kinds or "anyone" in kinds else []
    elif name in DISPUTES:
        by_applicants = says(clause[:1], "申请人")
        told = (scope.disclosure or scope.mentioned) and not by_applicants
        yield from [Field.REVIEW] if told and nouns & {"review", "disputes"} else []
        yield from [Field.SUIT] if told and nouns & {"suit", "disputes", *SUIT_ROWS} else []
    elif name in _DOCUMENTS:
        acts = named(clause, Sort.ACT, "issue", "repeal")
        # 无新增规范性文件, 未发布规范性文件: new ones are those issued.
        new = any(token.text in {"新增", "发布"} for token in clause)
        yield from (_DOCUMENTS[name][act] for act in acts or (["issue"] if new else []))
    elif name == "publish" and words[-2:-1] and words[-2].name in _DOCUMENTS:
        # 无规范性文件发布: what was not put forth was not issued.
        yield _DOCUMENTS[words[-2].name]["issue"]
    elif name in DECISIONS or name == "short_decision":
        yield DECISIONS[decision_name(words[-1])]
    elif name == "fees":
        yield Field.FEES
    elif not has(words, Sort.NOUN, "waiver") and name in {"processing_fee", "some_fee", "charge"}:
        near = has(clause, Sort.NOUN, *DISCLOSING)
        ours = scope.matter in {Matter.PROCESSING, Matter.APPLICATIONS, Matter.DISPUTES}
        yield from [Field.PROCESSING_FEE] if near or ours else []
