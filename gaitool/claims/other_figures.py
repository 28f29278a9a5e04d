"""Figures of the other tables: disputes, documents, decisions and fees."""

from itertools import pairwise

from gaitool.claims.claim import CASES, Answer, Field, Figure, Refusal
from gaitool.claims.matters import DISCLOSING, DISPUTES, Matter
from gaitool.claims.phrases import Phrase
from gaitool.claims.words import Sort, Words, has, named, says
from gaitool.text.organ_names import may_be_the_same

_PIECES = frozenset(["件", "份", "个", "部", "项", ""])
_DISPUTES = {
    "review": Figure(Field.REVIEW),
    "suit": Figure(Field.SUIT),
    "disputes": Figure(Field.DISPUTES),
    "direct_suit": Figure(Field.SUIT, "direct_suit"),
    "suit_after_review": Figure(Field.SUIT, "suit_after_review"),
}
SUIT_ROWS = ("direct_suit", "suit_after_review")
DECISIONS = {
    "licence": Field.LICENCES,
    "penalty": Field.PENALTIES,
    "measure": Field.COMPULSORY_MEASURES,
}
DOCUMENTS = {
    "issue": {"documents": Field.NORMATIVE_ISSUED, "regulations": Field.REGULATIONS_ISSUED},
    "repeal": {"documents": Field.NORMATIVE_REPEALED, "regulations": Field.REGULATIONS_REPEALED},
    "in_force": {"documents": Field.NORMATIVE_IN_FORCE, "regulations": Field.REGULATIONS_IN_FORCE},
}
"""What an act upon documents counts, by the act and the kind of document."""
_FEES = ("fees", "processing_fee", "notice")


def disputes(phrase: Phrase) -> Answer:
    """Return the reviews or suits that a phrase counts, if they are about 信息公开."""
    words, scope = phrase.words, phrase.scope
    names = named((*words, *phrase.counted), Sort.NOUN, *DISPUTES)
    # 产生政府信息16条 behind a denial of disputes counts none of them.
    informs = says(words[-1:], "政府信息", "政务信息")
    if phrase.unit not in CASES | {"次"} or not names or informs:
        return Refusal.NOT_OURS
    partly = phrase.has(Sort.RESULT, "not_accepted") or phrase.has(Sort.PART)
    refusal = phrase.refusal or (Refusal.OTHER_ORGAN if _judges(phrase) else None)
    refusal = refusal or (Refusal.NOT_OURS if _has_other_cause(words) else None)
    if refusal or partly or phrase.has(Sort.OUTCOME):
        return refusal or Refusal.PART
    rows = [name for name in names if name in SUIT_ROWS]
    told = has((*words, *phrase.behind), Sort.NOUN, *DISCLOSING) or scope.disclosure
    # The rows of the form stand where nothing else is meant.
    if not (told or rows or scope.told_later or (phrase.is_zero and scope.mentioned)):
        return Refusal.NOT_OURS
    if rows and names[-1] == "suit":
        return (_DISPUTES[rows[-1]],)
    together = names[-1] == "disputes" or (names[-2:] == ["review", "suit"] and _are_joined(words))
    if together and phrase.is_zero:
        return Figure(Field.REVIEW), Figure(Field.SUIT)
    return (_DISPUTES["disputes" if together else names[-1]],)


def _has_other_cause(words: Words) -> bool:
    """因具体行政行为被提起诉讼2件: a cause is told, and it is not 信息公开."""
    told = has(words, Sort.NOUN, *DISCLOSING) or has(words, Sort.ACT, "conclude")
    return not told and any(
        a.text in {"因", "由于"} and b.sort in {Sort.UNKNOWN, Sort.FOREIGN_ACT}
        for a, b in pairwise(words)
    )


def _are_joined(words: Words) -> bool:
    """Whether nothing but a joint stands between the last two nouns: 行政复议和行政诉讼."""
    places = [at for at, token in enumerate(words) if token.is_a(Sort.NOUN, *DISPUTES)]
    between = words[places[-2] + 1 : places[-1]] if len(places) > 1 else ()
    return bool(between) and all(t.text == "、" or t.is_a(Sort.READING) for t in between)


def _judges(phrase: Phrase) -> bool:
    """Whether the organ judges or represents in cases rather than having caused them."""
    accepts = any(t.sort is Sort.ACT and t.text.endswith("受理") for t in phrase.words)
    deals = (accepts or phrase.has(Sort.ACT, "deal")) and not phrase.has(Sort.NOUN, *DISCLOSING)
    deals = deals and not phrase.is_zero
    return deals or (phrase.has(Sort.FOREIGN_ACT) and not accepts)


def documents(phrase: Phrase) -> Answer:
    """Return what a phrase counts of normative documents, or of regulations."""
    words, scope = phrase.words, phrase.scope
    kinds = named((*words, *phrase.counted), Sort.NOUN, "documents", "regulations")
    acts = tuple(token for token in words if token.sort in {Sort.ACT, Sort.FOREIGN_ACT})
    looked_at = phrase.has(Sort.FOREIGN_ACT, "any")
    aside = looked_at and (not says(words, "并") or acts[-1].sort is not Sort.ACT)
    # 收到规范性文件3件 are others'.
    aside = aside or phrase.has(Sort.ACT, "receive") or has(acts[-1:], Sort.ACT, "kept")
    unnamed = not kinds and scope.matter is not Matter.DOCUMENTS
    # 条 counts posts, but for 制发规范性文件3条.
    made = phrase.unit == "条" and has(acts, Sort.ACT, "issue")
    if phrase.refusal or aside or unnamed or not (made or phrase.unit in _PIECES):
        return phrase.refusal or Refusal.NOT_OURS
    if _in_the_name_of_others(words):
        return Refusal.OTHER_ORGAN
    spoken_of = kinds or ([scope.named.name] if scope.named else [])
    kind = "regulations" if "regulations" in spoken_of else "documents"
    names = [act.name for act in acts if act.name in DOCUMENTS]
    governor = acts[-1] if acts else scope.governor
    if not names and governor and governor.name in DOCUMENTS:
        names = [governor.name]
    both = phrase.is_zero and set(kinds) == {"documents", "regulations"}
    counted = ("regulations", "documents") if both else (kind,)
    figures = tuple(Figure(DOCUMENTS[names[-1]][one]) for one in counted) if names else ()
    return figures or Refusal.AMBIGUOUS


def _in_the_name_of_others(words: Words) -> bool:
    """我局以市政府名义制发: the government counts these."""
    offices = [t for t in words if t.is_a(Sort.ORGAN, "own") and t.text[-1] not in "县市区镇乡道"]
    return bool(offices) and says(words, "名义")


def decisions(phrase: Phrase) -> Answer:
    """Return the decisions that a phrase counts: 作出行政许可决定 12 件."""
    names, governor = named(phrase.words, Sort.NOUN, *DECISIONS), phrase.scope.governor
    said = phrase.has(Sort.ACT) or phrase.has(Sort.TIME)
    posted = governor and governor.sort is Sort.FOREIGN_ACT and not said
    # 行政处罚案件5件均进行公示: what was done with them counts them, not what was decided.
    posted = posted or has(phrase.behind, Sort.FOREIGN_ACT)
    if phrase.refusal or phrase.has(Sort.FOREIGN_ACT) or posted:
        return phrase.refusal or Refusal.NOT_OURS
    if _of_one_kind(phrase):
        return Refusal.PART
    doing = ("deal", "conclude", "decide")
    acts = phrase.has(Sort.ACT, *doing) or bool(governor and governor.is_a(Sort.ACT, *doing))
    if phrase.unit not in CASES or (phrase.unit in {"项", "条"} and not acts):
        return Refusal.NOT_OURS
    # 行政处罚案件结案 79 件 counts what was closed of them.
    undecided = not names or has(phrase.core[-1:], Sort.ACT, "conclude", "receive")
    # 行政处罚、行政强制0项: none of either.
    counted = names if phrase.is_zero else names[-1:]
    return Refusal.AMBIGUOUS if undecided else tuple(Figure(DECISIONS[one]) for one in counted)


def _of_one_kind(phrase: Phrase) -> bool:
    """河道采砂行政处罚, 一般程序行政处罚 are some; 水行政处罚 are all that a 水利局 makes."""
    for before, token in pairwise(phrase.words):
        told = token.is_a(Sort.NOUN, *DECISIONS) or token.text == "程序"
        if told and before.sort is Sort.UNKNOWN:
            return not may_be_the_same(before.text, phrase.scope.writer)
    return False


def fees(phrase: Phrase) -> Answer:
    """Return the fees, of the organ or for information, that a phrase tells in 元."""
    scope, governor = phrase.scope, phrase.scope.governor
    # 每科考试收费10元, 收费标准为10元, 按件收取10元: a price, or one of several.
    prices = ("每", "按件", "按页", "按量")
    of_kind = any(t.text.startswith(prices) or t.text.endswith("标准") for t in phrase.words)
    if phrase.unit not in {"元", ""} or phrase.has(Sort.DENY, "word") or of_kind:
        return Refusal.PART if of_kind else Refusal.NOT_OURS
    context = (scope.named,) if scope.named else ()
    names = named((*context, *phrase.words, *phrase.counted), Sort.NOUN, *_FEES)
    if not names:
        return Refusal.NOT_OURS
    collected = phrase.has(Sort.ACT, "charge") or bool(governor and governor.name == "charge")
    if names[-1] == "notice" and not collected:
        return (Figure(Field.PROCESSING_FEE_DEMANDED),)
    return (Figure(Field.FEES if names[-1] == "fees" else Field.PROCESSING_FEE),)
