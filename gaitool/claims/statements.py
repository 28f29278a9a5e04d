"""Statements without a number: that all requests are of one kind, and that there were none."""

from collections.abc import Iterator

from gaitool.claims.claim import ENDINGS, Field, Mention, group_of
from gaitool.claims.matters import DISPUTES, Matter, last_matter
from gaitool.claims.other_figures import SUIT_ROWS
from gaitool.claims.scopes import Organ, Scope
from gaitool.claims.words import (
    Line,
    Sort,
    Token,
    Words,
    clause_end,
    has,
    named,
    place_of,
    says,
    trimmed,
)

_BETWEEN = 8
_ROWS = frozenset([Sort.REASON, Sort.OUTCOME])
_ROWS_OF_OTHERS = frozenset([*((Sort.NOUN, name) for name in SUIT_ROWS), (Sort.ACT, "pending")])
"""Words that name a row though others of their sort do not."""
_ASIDE = frozenset([Sort.READING, Sort.ORGAN, Sort.TIME])
_CLAUSES = 3


def said_of_all(line: Line, scopes: tuple[Scope, ...]) -> Iterator[Mention]:
    """Yield what the clauses of a line say of all requests: 均为自然人, 全部办结."""
    for start, end in line.spans:
        scope, clause = scopes[start], line.tokens[start:end]
        at = _where_told(clause)
        at = 0 if at is None and is_done(line.tokens, start) else at
        if at is None:
            continue
        ours = scope.of_applications or has(clause, Sort.NOUN, "application", "context")
        told = scope.of_this_year and scope.organ is not Organ.OTHERS
        aside = (
            has(clause, Sort.DENY)
            or has(clause, Sort.SHARE, "rank")
            or says(clause, "其余", "剩余", "其他", "其它", "余下")
        )
        # 确保每件申请均依法答复 is an aim.
        aside = aside or has(clause[:at], Sort.PLAN) or has(clause[:at], Sort.ORGAN, "others")
        if aside or not (ours and told) or _counts_some(clause, at):
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
        close = clause_end(tokens, begin)
        clause = tokens[begin:close]
        if any(token.is_count for token in clause) or has(clause, Sort.DENY):
            break
        if not _does_nothing(clause):
            return close
    return end


def _does_nothing(clause: Words) -> bool:
    """Whether a clause tells of no result, applicant or act but that they were dealt with."""
    acts = [t for t in clause if t.sort in {Sort.ACT, Sort.FOREIGN_ACT}]
    telling = has(clause, Sort.RESULT) or has(clause, Sort.APPLICANT)
    return not telling and all(act.is_a(Sort.ACT, "deal", "receive") for act in acts)


def _where_told(clause: Words) -> int | None:
    """Return where a clause begins to tell of all: at its last 均, or at the applicants."""
    every = [n for n, t in enumerate(clause) if t.sort is Sort.EACH and t.name == "all"]
    return every[-1] if every else place_of(clause, Sort.NOUN, "context")


def is_done(words: Words, at: int) -> bool:
    """收到3件，已按时答复: whether a clause goes on from a count to what became of it."""
    if not (says(words[at - 1 : at], "，") and any(map(_says_done, words[at : at + 1]))):
        return False
    return any(token.is_count for token in words[max(0, at - 4) : at])


def _says_done(token: Token) -> bool:
    done = token.text.startswith("已") and token.name == "conclude"
    return done or token.text == "为" or token.is_a(Sort.READING, "fill", "adverb", "joint")


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
    acts = [t for t in words if t.sort in {Sort.ACT, Sort.FOREIGN_ACT}]
    while len(acts) > 1 and acts[0].is_a(Sort.ACT, "deal", "receive", "submit"):
        acts = acts[1:]
    # 均已办结并公开: what is done with an answer follows it.
    while len(acts) > 1 and (
        acts[-1].is_a(Sort.ACT, "deal", "submit") or acts[-1].name == "publish"
    ):
        acts = acts[:-1]
    told = acts and all(a.is_a(Sort.ACT, "conclude") for a in acts)
    return Field.CONCLUDED if told else None


def rows_alike(line: Line) -> Iterator[Mention]:
    """Yield the row that the clause behind a number tells of all its cases: 均为复议后起诉."""
    for begin, end in line.spans:
        if not any(map(_names_row, line.tokens[begin:end])):
            continue
        start = _said_behind(line, begin, end)
        row = _row_of(trimmed(line.tokens[start:end]), line.tokens[max(0, start - 1) : start])
        near = range(start - 1, max(-1, start - _BETWEEN), -1)
        counts = [n for n in near if line.tokens[n].is_count and "%" not in line.tokens[n].text]
        # 复议5件、诉讼2件，均获维持: of both.
        of_both = row in ENDINGS and has(line.tokens[start : start + 1], Sort.EACH)
        for at in counts[: 2 if of_both else 1]:
            if row and not says(line.tokens[at + 1 : start], "。", "；"):
                yield Mention(_field_of_row(row), start, end, row, at)


def _said_behind(line: Line, start: int, end: int) -> int:
    """Return where a clause begins; where a number stands in it, 3件均属于…, what is said of it."""
    at = next((n for n in range(start + 1, end) if line.tokens[n].sort is Sort.EACH), end)
    before = line.tokens[start:at]
    counted = any(token.is_count for token in before)
    # 复议结果均为维持: the noun is said again.
    again = all(t.is_a(Sort.NOUN, *DISPUTES) or t.sort is Sort.READING for t in before)
    return at if (counted or again) and at < end else start


def _field_of_row(row: str) -> Field:
    if row in SUIT_ROWS:
        return Field.SUIT
    return Field.DISPUTES if row in ENDINGS else group_of(row)


def _names_row(token: Token) -> bool:
    return token.sort in _ROWS or (token.sort, token.name) in _ROWS_OF_OTHERS


def _row_of(clause: Words, mark: Words) -> str:
    telling = list(filter(_names_row, clause))
    # 行政复议1起，正在办理中: the act tells only where it is the last word, and nothing else does.
    rows = [t for t in telling if t.sort is not Sort.ACT] or [t for t in telling if t is clause[-1]]
    if len(rows) != 1:
        return ""
    # 行政诉讼1件，结果维持.
    alone = rows[0].sort is not Sort.REASON
    said = has(clause[:1], Sort.EACH) or (len(clause) == 1 and alone)
    said = said or says(clause[:1], "系", "为", "是", "属", "属于", "因")
    # 已获复议机关维持.
    said = said or (alone and all(t.sort in _ASIDE for t in clause[:-1]))
    unclear = any(t.sort in {Sort.UNKNOWN, Sort.RESULT, Sort.NUMBER, Sort.DENY} for t in clause)
    return rows[0].name if not unclear and (said or says(mark, "（")) else ""
