"""Named rules, in order, by which a number becomes a figure: the first that answers decides."""

from collections.abc import Callable

from gaitool.claims.attached import ASIDE, Attached, Sight
from gaitool.claims.claim import KINDS_OF_DISPUTE, OUTCOMES, Answer, Field, Figure, Refusal
from gaitool.claims.scopes import Organ
from gaitool.claims.telling import told_behind
from gaitool.claims.times import Time
from gaitool.claims.words import (
    Sort,
    Token,
    Words,
    first_of,
    has,
    last_clause,
    place_of,
    says,
    trimmed,
)

_SUMS = {
    frozenset([Field.RECEIVED, Field.CARRIED_IN]): Field.HANDLED,
    frozenset([Field.GRANTED, Field.PARTLY_GRANTED]): Field.GRANTED_AND_PARTLY,
    KINDS_OF_DISPUTE: Field.DISPUTES,
}
_PAID = frozenset(["件", "笔", "次", "份", "例"])


def compared(sight: Sight) -> Attached | None:
    """较2022年的35件, 增加6件: a figure compared with, or a difference, is no claim.

    Percentages are set aside too, with the figure that their words name: 同比增长 5%，达 35 件.
    """
    own, percent = trimmed(sight.frame.own), sight.frame.unit == "%"
    place = next(
        (n for n, t in enumerate(own) if t.sort is Sort.COMPARE or t.is_a(Sort.MOTION, "from")),
        None,
    )
    differs = has(own[-1:], Sort.MOTION, "rise", "fall")
    behind = (*sight.frame.behind, *sight.frame.after)[:6]
    starts = place is not None and own[place].name == "from" and has(behind, Sort.MOTION, "to")
    than = has(own[-4:], Sort.COMPARE, "than") and not has(own[-1:], Sort.MOTION, "to")
    # 占全县申请总数1999件的10.9%: what a share is taken of.
    shared = has(own, Sort.SHARE, "of") and says(sight.frame.behind[-1:], "的")
    if shared and not percent:
        return Attached(sight.frame, sight.scope, refusal=Refusal.COMPARED)
    if not (percent or differs or than or starts):
        return None
    if percent and place is None:
        place = first_of(own, Sort.MOTION, Sort.SHARE)
    words, clause = own[:place], last_clause(sight.frame.lead)
    told = clause[: first_of(clause, Sort.COMPARE, Sort.MOTION)]
    figures = sight.counting(words) or sight.counting(told)
    documents = has((*words, *clause), Sort.NOUN, "documents")
    if not figures and documents and not percent:
        figures = (Figure(Field.NORMATIVE_IN_FORCE),)
    if not figures and not clause and sight.earlier and all(token.is_tie for token in words):
        figures = sight.earlier[-1].figures
    refusal = Refusal.RATIO if percent else Refusal.DIFFERENCE if differs else Refusal.COMPARED
    return Attached(sight.frame, sight.scope, figures, refusal)


def labelled(sight: Sight) -> Answer | None:
    """申请数、办结数均为31件, 予以公开、部分公开分别为5件、4件: each label names a figure."""
    answers = [sight.figures(label) for label in sight.labels]
    figures = [figure for answer in answers if isinstance(answer, tuple) for figure in answer]
    return tuple(dict.fromkeys(figures)) or None


def rest_of_list(sight: Sight) -> Answer | None:
    """逾期不补正1件、其他1件; 商业企业3件、其他2件; 不予处理3件、其他1件: the last of a list."""
    own = sight.frame.own
    if not says(own[:1], "其他") or has(sight.frame.lead[-1:], Sort.MARK, "；"):
        return None
    last = [f for item in sight.earlier[-1:] for f in item.figures]
    if not last:
        return None
    rest, row = trimmed(own[1:]), bool(last[0].row)
    if row and last[0].field is Field.OTHERWISE and not rest:
        return (Figure(Field.OTHERWISE, "other_misc"),)
    if row and last[0].field is Field.ORGANISATION:
        only_requests = all(t.is_a(Sort.NOUN, "request", "application") for t in rest)
        return (Figure(Field.ORGANISATION, "other"),) if only_requests else None
    told = {f.field for item in sight.earlier for f in item.figures}
    results = told & {*OUTCOMES.values(), Field.GRANTED_AND_PARTLY}
    # Where 不予处理 is not told apart, 其他 may hold it.
    known = Field.DECLINED in told or sight.phrase(own).is_zero
    ends = known and len(results) > 1 and last[0].field in results and not rest
    return (Figure(Field.OTHERWISE),) if ends else None


def paid(sight: Sight) -> Answer | None:
    """收取3笔，共计560元: an amount is told of the cases counted right before."""
    if sight.frame.unit != "元":
        return None
    plain = all(
        t.is_tie or t.sort is Sort.MARK or t.is_a(Sort.NOUN, "some_fee") or t.text == "涉及"
        for t in (*sight.frame.lead, *sight.frame.own)
    )
    if sight.earlier and plain and sight.earlier[-1].frame.unit in _PAID:
        return sight.figures(sight.earlier[-1].frame.own) or Refusal.NOT_OURS
    # 本年度收费3万元，全部为行政事业性收费.
    after = sight.frame.after[1:6]
    told = has(after[:1], Sort.EACH) and has(after, Sort.NOUN, "fees")
    return (Figure(Field.FEES),) if told and has(sight.frame.own, Sort.NOUN, "some_fee") else None


def outcome(sight: Sight) -> Answer | None:
    """其中维持2件、纠正1件: how the cases counted right before ended."""
    if not (has(sight.frame.own, Sort.OUTCOME) or has(sight.frame.behind, Sort.OUTCOME)):
        return None
    own = trimmed(sight.frame.own)
    opens = all(t.is_tie or t.sort in {Sort.OPEN, Sort.TIME, Sort.READING} for t in own)
    behind = sight.frame.behind if opens else ()
    if has(own[-1:], Sort.NOUN, "review", "suit") and has(own[-2:-1], Sort.OUTCOME):
        # 尚未审结行政复议1件: the result stands before its noun.
        own = (*own[-1:], own[-2])
    told = [t for t in (*own[-1:], *behind) if t.sort is Sort.OUTCOME]
    # 3件行政复议、2件行政诉讼维持: each number has its own noun behind it.
    said = (*behind, *own)
    known = {figure.field for item in sight.divided for figure in item.figures}
    fields = [
        field
        for field in (Field.REVIEW, Field.SUIT)
        if has(said, Sort.NOUN, field.value) and (field in known or sight.scope.disclosure)
    ]
    whole = [item for item in sight.divided if item.frame.at == sight.scope.whole]
    # Of suits that are none of ours, 其中维持1件 tells nothing of those before them.
    earlier = () if whole and not whole[0].figures else reversed(sight.divided)
    fields += [
        figure.field
        for item in earlier
        for figure in item.figures
        if figure.field in KINDS_OF_DISPUTE
        and (item.value or figure.row or sight.phrase(own).is_zero)
    ]
    return (Figure(fields[0], told[0].name),) if told and fields else None


def left_over(sight: Sight) -> Answer | None:
    """已办结54件，结转4件: what is left after those concluded goes to the next year."""
    own = trimmed(sight.frame.own)
    if not has(own[-1:], Sort.ACT, "carry"):
        return None
    bare = own[-1].text.startswith(("结转", "转结", "顺延"))
    tied = all(token.is_tie and not token.measure for token in own[:-1])
    plain = bare and tied and not has(sight.frame.behind, Sort.TIME)
    concluded = any(item.field is Field.CONCLUDED for item in sight.earlier)
    return (Figure(Field.CARRIED_OUT),) if plain and concluded else None


def named_before(sight: Sight) -> Answer | None:
    """收到申请12件: the words before the number, in its own clause, name the figure."""
    if _of_those_new(sight):
        return Refusal.PART
    return sight.figures(sight.frame.own, sight.frame.behind)


def _of_those_new(sight: Sight) -> bool:
    """新收9件中，已办结8件; 本年新收申请中办结8件: those carried in are left out."""
    own = sight.frame.own
    act = place_of(own, Sort.ACT, "conclude")
    if act is None:
        return False
    among = next((at for at, token in enumerate(own[:act]) if token.text.endswith("中")), act)
    this_year = has(own[:among], Sort.TIME, "this", "now")
    came = [t for t in own[:among] if t.is_a(Sort.ACT, "receive") and (this_year or "新" in t.text)]
    counted = sight.earlier[-1:] if says(sight.frame.lead[:1], "中") else ()
    return bool(came and among < act) or any(item.is_new for item in counted)


def moved(sight: Sight) -> Answer | None:
    """2023年降至12件; 增长5%，共12件: the number is what a figure named earlier came to."""
    own, last = trimmed(sight.frame.own), sight.earlier[-1] if sight.earlier else None
    if has(own[-1:], Sort.MOTION, "to"):
        figures = (item.figures for item in reversed(sight.earlier) if item.figures)
        return sight.counting(own[: place_of(own, Sort.MOTION, "to")]) or next(figures, None)
    told = all(token.is_tie for token in sight.frame.own) and _totals(sight.frame.own)
    aside = last and (last.frame.unit == "%" or last.refusal in ASIDE)
    bare = all(token.sort is Sort.MARK for token in sight.frame.lead)
    return last.figures or None if last and told and aside and bare else None


def summed(sight: Sight) -> Answer | None:
    """新收45件，上年结转3件，共计48件: the number sums up those before it."""
    words = tuple(t for t in (*sight.frame.lead, *sight.frame.own) if t.sort is not Sort.MARK)
    if not _totals(words):
        return None
    parts = [item for item in sight.earlier if item.frame.unit != "%"]
    of_two = any("两项" in token.text for token in words)
    plain = all(t.is_tie or "两项" in t.text for t in words)
    if not parts or not plain:
        return None
    parts = parts[-2:] if of_two else parts
    figures = [figure for item in parts for figure in item.figures]
    fields = frozenset(figure.field for figure in figures)
    if len(fields) == 1 and len(parts) > 1 and all(figure.row for figure in figures):
        return (Figure(figures[0].field),)
    if len(fields) > 2 and fields <= {*OUTCOMES.values()}:
        return (Figure(Field.CONCLUDED),)
    if fields in _SUMS:
        return (Figure(_SUMS[fields]),)
    governor = sight.scope.governor
    field = {"receive": Field.RECEIVED, "submit": Field.RECEIVED, "conclude": Field.CONCLUDED}.get(
        governor.name if governor else ""
    )
    adds_up = sum(item.value for item in parts) == sight.frame.measure.value
    return (Figure(field),) if field and adds_up and sight.scope.of_applications else None


def two_together(sight: Sight) -> Figure | None:
    """Return the figure that the last two counts make together: 两项合计占 46.0%."""
    parts = [item for item in sight.earlier if item.frame.unit != "%"][-2:]
    fields = frozenset(figure.field for item in parts for figure in item.figures)
    return Figure(_SUMS[fields]) if fields in _SUMS else None


def continued(sight: Sight) -> Answer | None:
    """申请均由自然人提出，全年共18件: the clause before the number's own names the figure."""
    own, lead = sight.frame.own, sight.frame.lead
    clause = last_clause(lead)
    if not clause or not all(map(_continues, own)):
        return None
    if lead[-1].text == "）" and not own:
        return sight.figures(_with_bracket(lead))
    if not (_totals(own) or lead[-1].text == "："):
        return None
    return sight.figures(clause[: place_of(clause, Sort.EACH)])


def _with_bracket(lead: Words) -> Words:
    """Return the clause before a bracket, and what stands in it where that is a reason."""
    opened = max((at for at, token in enumerate(lead) if token.text == "（"), default=0)
    within = lead[opened + 1 : -1]
    reasons = tuple(token for token in within if token.sort is Sort.REASON)
    return () if has(within, Sort.OPEN, "holds") else (*reasons, *last_clause(lead[:opened]))


def _continues(token: Token) -> bool:
    return token.is_tie or token.is_a(Sort.MOTION, "to") or token.is_a(Sort.NOUN, "some_fee")


def _totals(words: Words) -> bool:
    return has(words, Sort.READING, "total", "sum") or says(words, "达", "达到")


RULES: tuple[tuple[str, Callable[[Sight], Answer | None]], ...] = (
    ("分别与均为", labelled),
    ("其他一项", rest_of_list),
    ("件数后的金额", paid),
    ("复议诉讼的结果", outcome),
    ("办结后结转", left_over),
    ("词在数前", named_before),
    ("词在数后", told_behind),
    ("增减到", moved),
    ("前文合计", summed),
    ("承前句", continued),
)


def attach(sight: Sight) -> Attached:
    """Return what a number was read as, by the first rule that knows."""
    found = compared(sight)
    if found:
        return found
    found = Attached(sight.frame, sight.scope, refusal=Refusal.NOT_OURS)
    for name, rule in RULES:
        answer = rule(sight)
        if isinstance(answer, Refusal):
            if found.refusal is Refusal.NOT_OURS:
                found = found._replace(refusal=answer)
            if rule is paid:
                break
        elif answer:
            return found._replace(figures=answer, refusal=_of_scope(sight), rule=name)
    return found


def _of_scope(sight: Sight) -> Refusal | None:
    """Return why a figure is none of the report's: another time's or organ's."""
    if sight.scope.time is Time.PLANNED:
        return Refusal.PLANNED
    if not sight.scope.of_this_year:
        return Refusal.OTHER_TIME
    return Refusal.OTHER_ORGAN if sight.scope.organ is Organ.OTHERS else None
