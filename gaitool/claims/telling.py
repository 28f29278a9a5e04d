"""Numbers that open their clause: the words behind them tell what became of them."""

from gaitool.claims.attached import Sight
from gaitool.claims.claim import WHOLES, Answer, Field, Figure, Refusal
from gaitool.claims.matters import DISPUTES, OTHER_RESULTS
from gaitool.claims.phrases import noun_phrase
from gaitool.claims.request_figures import applicants, carried
from gaitool.claims.words import (
    CLAUSE_ENDS,
    Frame,
    Sort,
    Token,
    Words,
    first_of,
    has,
    place_of,
    says,
)

_CARRIED_OUT = (Figure(Field.CARRIED_OUT),)


def told_behind(sight: Sight) -> Answer | None:
    """2件结转下年: the number opens its clause and the words behind it name the figure."""
    frame = sight.frame
    if has(frame.own, Sort.ACT, "pending") and sight.scope.of_applications:
        # 已办结86件、正在办理4件: what is not concluded goes on.
        goes_on = any(item.field in WHOLES for item in sight.earlier)
        return _CARRIED_OUT if goes_on else Refusal.AMBIGUOUS
    if says(frame.own[-1:], "除") and has(frame.behind, Sort.ACT, "carry"):
        # 除5件结转办理外，其余均已答复.
        direction = carried((*frame.own, *frame.behind), sight.year) or Field.CARRIED_OUT
        return (Figure(direction),) if sight.scope.of_applications else Refusal.NOT_OURS
    # 受理的26件申请其中24件已答复: the noun before 其中 belongs to the number before.
    if not all(map(_opens, frame.own[place_of(frame.own, Sort.OPEN, "among") or 0 :])):
        return None
    if not frame.behind:
        return None
    caused = says(frame.behind[:1], "因", "由于") and not has(frame.behind, Sort.ACT, "carry")
    told = _carried(sight) or _told(sight) or _concluded(sight)
    return told or (_told_next(sight) if caused else None)


def _opens(token: Token) -> bool:
    opening = (Sort.OPEN, Sort.TIME, Sort.READING, Sort.EACH, Sort.COMPARE, Sort.ORGAN)
    return token.sort in opening or token.is_tie or token.is_a(Sort.NOUN, "context")


def _told_next(sight: Sight) -> Answer | None:
    """17件因涉及个人隐私，不予公开: the clause behind the number's own says what became of them."""
    after = sight.frame.after[1:] if says(sight.frame.after[:1], "，") else ()
    clause = after[: place_of(after, Sort.MARK)]
    told = has(clause, Sort.RESULT) or has(clause, Sort.REASON) or has(clause, Sort.ACT, "carry")
    return sight.figures(clause) if told else None


def _carried(sight: Sight) -> Answer | None:
    own, behind = sight.frame.own, sight.frame.behind
    if has(behind, Sort.ACT, "carry"):
        said = (*own, *behind)
        return sight.figures(said) if carried(said, sight.year) else Refusal.PART
    left = has(own, Sort.OPEN, "rest") and carried(behind, sight.year) is Field.CARRIED_OUT
    pending = left or has(behind, Sort.ACT, "pending")
    return _CARRIED_OUT if pending and sight.scope.of_applications else None


def _told(sight: Sight) -> Answer | None:
    behind = _whole_clause(sight.frame)
    sorts = {Sort.RESULT, Sort.REASON, Sort.OUTCOME}
    telling = [at for at, token in enumerate(behind) if token.sort in sorts]
    if telling:
        return sight.figures(behind[: telling[-1] + 1])
    if has(behind, Sort.APPLICANT):
        return applicants(sight.phrase(behind))
    # 8件已公开，6件部分公开: a result where others are told beside it.
    opened = behind[-1].text == "公开" and bool(OTHER_RESULTS & sight.told)
    return sight.figures(behind if opened else _counted(behind))


def _whole_clause(frame: Frame) -> Words:
    """9件因重复申请、信访类申请等原因不予处理: all the causes that are joined before a result."""
    after = frame.after if says(frame.after[:1], "、") else ()
    end = next((n for n, token in enumerate(after) if token.text in CLAUSE_ENDS), None)
    joined = after[:end] if end is not None or says(after, "等") else ()
    return (*frame.behind, *joined) if has(joined, Sort.RESULT) else frame.behind


def _counted(behind: Words) -> Words:
    """Return the words that say what was counted, where these are disputes or documents."""
    counted = noun_phrase(behind)
    nouns = [t for t in counted if t.sort is Sort.NOUN and t.name != "disclosure"]
    if nouns and nouns[-1].name in DISPUTES:
        return counted[: counted.index(nouns[-1]) + 1]
    if nouns and nouns[-1].name == "documents":
        return tuple(t for t in behind if t.sort in {Sort.NOUN, Sort.ACT})
    return ()


def _concluded(sight: Sight) -> Answer | None:
    """23件已按规定答复: said of a number of requests, not of what was left of them."""
    behind, own = sight.frame.behind, sight.frame.own
    act = first_of(behind, Sort.ACT, Sort.FOREIGN_ACT)
    if act is None or behind[act].name != "conclude" or not sight.scope.of_applications:
        return None
    before = behind[:act]
    said = has(before, Sort.EACH) or all(t.sort in {Sort.READING, Sort.TIME} for t in before)
    rest = any(t.is_a(Sort.OPEN, "rest") and t.text not in {"有", "还有"} for t in own)
    # 8件撤回，4件依法答复 are but some; 12件均已答复 are all of them.
    some = "not_accepted" in sight.told and not has(before, Sort.EACH)
    partly = has(behind, Sort.PART) or has(behind, Sort.DENY) or some
    told = says(before, "已", "已经") or said
    known = _is_the_rest(sight) if rest else told and not partly
    return (Figure(Field.CONCLUDED),) if known else Refusal.PART


def _is_the_rest(sight: Sight) -> bool:
    """收到12件，1件结转，其余11件均已答复: all but those carried out."""
    values = {item.field: item.value for item in sight.before}
    came = values.get(Field.HANDLED, values.get(Field.RECEIVED))
    left = values.get(Field.CARRIED_OUT)
    return bool(came and left and sight.frame.measure.value == came - left)
