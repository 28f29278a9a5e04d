"""Figures of table 三: requests received, concluded and carried over, by whom, with what result."""

from itertools import pairwise

from gaitool.claims.claim import CASES, GROUPS, Answer, Field, Figure, Refusal, group_of
from gaitool.claims.matters import Matter, is_attribute, last_matter
from gaitool.claims.phrases import Phrase
from gaitool.claims.words import Sort, Token, Words, has, named, place_of, says

ACTS = ("receive", "handle", "conclude", "deal", "submit")
_FIELDS = {
    "receive": Field.RECEIVED,
    "submit": Field.RECEIVED,
    "handle": Field.HANDLED,
    "conclude": Field.CONCLUDED,
    "deal": Field.DEALT_WITH,
}
_COLUMNS = frozenset(["business", "research", "public_interest", "legal_service"])
_KINDS = {"natural_person": Field.NATURAL_PERSON, "organisation": Field.ORGANISATION}
_OURS = frozenset([None, Matter.APPLICATIONS])
_ANSWERS = frozenset(["granted", "partly_granted", "unavailable", "declined", "otherwise"])


def requests(phrase: Phrase) -> Answer:
    """Return the counts of requests that a phrase names by its acts and its noun."""
    if not _counts_cases(phrase):
        return Refusal.NOT_OURS
    core = phrase.core
    acts = _governing(core)
    kinds = named(phrase.counted, Sort.APPLICANT)
    if kinds and "anyone" not in kinds and not phrase.refusal:
        # 收到3件自然人递交的申请.
        return applicants(phrase._replace(words=(*core, *phrase.counted)))
    refusal = phrase.refusal or _restricted(phrase) or _about_others(phrase, acts)
    if refusal:
        return refusal
    return tuple(map(Figure, _fields(core, acts))) if acts else _bare(phrase)


def _counts_cases(phrase: Phrase) -> bool:
    """Whether the measure word is one of requests; 个 where the phrase names them."""
    named_here = has(
        (*phrase.words, *phrase.counted), Sort.NOUN, "application", "disclosure", "request"
    )
    return phrase.unit in CASES or (phrase.unit == "个" and named_here)


def _governing(core: Words) -> Words:
    """Return the last act of a phrase with those joined to it: 收到并办结."""
    places = [at for at, token in enumerate(core) if token.is_a(Sort.ACT, *ACTS)]
    while len(places) > 1 and core[places[-1]].name == "submit":
        places.pop()
    joined = places[-1:]
    for at in reversed(places[:-1]):
        between = core[at + 1 : joined[0]]
        if not all(token.is_tie or token.text == "、" for token in between):
            break
        joined.insert(0, at)
    return tuple(core[at] for at in joined)


def _fields(core: Words, acts: Words) -> tuple[Field, ...]:
    fields = tuple(dict.fromkeys(_FIELDS[act.name] for act in acts))
    if Field.DEALT_WITH not in fields:
        return fields
    if Field.RECEIVED in fields:
        # 收到和办理: the two verbs leave open which figure is meant, but for 新收到和处理.
        new = any("新" in act.text for act in acts)
        return (Field.RECEIVED if new else Field.RECEIVED_OR_HANDLED,)
    # 合计办理 holds those carried in, 共办理 may leave them out.
    vague = {"sum": Field.HANDLED, "total": Field.RECEIVED_OR_HANDLED}
    before = [token.name for token in core if token.end <= acts[0].start and token.name in vague]
    return (vague[before[-1]] if before and acts[0].text == "办理" else Field.DEALT_WITH,)


def _about_others(phrase: Phrase, acts: Words) -> Refusal | None:
    """Return why what a phrase counts is no request for information, None where it is one."""
    core, scope = phrase.core, phrase.scope
    counted = phrase.counted if not core or core[-1].sort is Sort.ACT else ()
    matter = last_matter(counted) or last_matter(core)
    if has(phrase.behind, Sort.FOREIGN_ACT):
        return Refusal.PART
    if matter is Matter.APPLICATIONS:
        nouns = [token for token in core if token.sort is Sort.NOUN]
        posted = scope.matter is Matter.FOREIGN and not acts and nouns and is_attribute(nouns[-1])
        return Refusal.NOT_OURS if posted else None
    if matter:
        return Refusal.NOT_OURS
    if has((*core, *counted), Sort.NOUN, "request"):
        ours = scope.of_applications or scope.heading is Matter.APPLICATIONS
        kinds = [a for a, b in pairwise(core) if b.name == "request" and a.sort is Sort.UNKNOWN]
        return (Refusal.AMBIGUOUS if kinds and acts else None) if ours else Refusal.NOT_OURS
    disclosed = phrase.has(Sort.NOUN, "disclosure") and phrase.unit in {"件", "宗", "份", "起"}
    return None if acts and (scope.of_applications or disclosed) else Refusal.NOT_OURS


def _bare(phrase: Phrase) -> Answer:
    """Return what a noun without a verb counts: all requests where nothing narrows it."""
    core = phrase.core
    if phrase.unit in {"条", "项"} and not phrase.told:
        # 依申请公开事项7项, 依申请公开2条: kinds of business, or what was put on a site.
        return Refusal.AMBIGUOUS
    if not core or not core[-1].is_a(Sort.NOUN, "application", "request"):
        return Refusal.AMBIGUOUS
    aside = (Sort.TIME, Sort.READING, Sort.ORGAN, Sort.NUMBER, Sort.APPLICANT, Sort.EACH)
    nouns = ("application", "disclosure", "request")
    plain = all(t.sort in aside or t.is_a(Sort.NOUN, *nouns) for t in core)
    ours = plain and not core[-1].text.endswith("办件")
    return (Figure(Field.RECEIVED),) if ours else Refusal.AMBIGUOUS


def _restricted(phrase: Phrase) -> Refusal | None:
    """Return why a phrase counts but some of the requests."""
    words, every = phrase.words, (*phrase.words, *phrase.counted)
    if phrase.has(Sort.FOREIGN_ACT, "any") or _of_named_organ(phrase):
        return Refusal.OTHER_ORGAN
    kinds = named(every, Sort.APPLICANT)
    handed_on = says(words, "转来") and not phrase.has(Sort.ACT, "receive")
    # 收到答复 26 件 counts what came back.
    came_back = any(
        a.is_a(Sort.ACT, "receive") and a.text.endswith("收到") and b.is_a(Sort.ACT, "conclude")
        for a, b in pairwise(phrase.core)
    )
    partly = phrase.has(Sort.PART) or phrase.has(Sort.RESULT, "not_accepted")
    # 依申请公开有1件被纠正: what is said behind is said of some.
    has_some = says(words[-1:], "有") and bool(phrase.behind) and not has(phrase.counted, Sort.NOUN)
    partly = partly or has_some or has(phrase.behind, Sort.OUTCOME)
    if partly or phrase.has(Sort.OPEN, "apart") or handed_on or came_back:
        return Refusal.PART
    if kinds and "anyone" not in kinds:
        return Refusal.PART
    if not phrase.is_zero and _came_one_way(words):
        return Refusal.CHANNEL
    return Refusal.SUBJECT if narrowed_by_subject(every) else None


def _came_one_way(words: Words) -> bool:
    """网上受理 8 件, 通过某平台收到 8 件: but some, unless ways are named together, 网站及邮寄."""
    ways = {token.text for token in words if token.is_a(Sort.CHANNEL, "one")}
    ways |= {a.text for a, b in pairwise(words) if a.text == "网站" and b.is_a(Sort.ACT, "receive")}
    through = next((at for at, token in enumerate(words) if token.text == "通过"), len(words))
    received = place_of(words[through:], Sort.ACT, "receive") or 0
    named = has(words[through : through + received], Sort.UNKNOWN)
    together = says(words, "、", "与", "及", "和") and (named or len(ways) > 1)
    every = says(words, "等") and named
    return bool(ways or named) and not (together or every or has(words, Sort.CHANNEL, "every"))


def _of_named_organ(phrase: Phrase) -> bool:
    """向县住建局提出的, 其中区政府受理: told of one organ among others."""
    to = any(
        a.text == "向" and b.sort is Sort.UNKNOWN and b.text.endswith(("局", "厅", "委"))
        for a, b in pairwise(phrase.words)
    )
    by = any(a.sort is Sort.UNKNOWN and b.sort is Sort.ACT for a, b in pairwise(phrase.core))
    return to or (by and phrase.has(Sort.OPEN, "among"))


def narrowed_by_subject(words: Words) -> bool:
    """涉及征地的申请 are some; 涉及征收、物业等领域的 says what all are about."""
    for at, token in enumerate(words):
        listed = has(words[at:], Sort.READING, "closing")
        near = words[at + 1 : at + 3]
        ours = has(near, Sort.ORGAN) or has(near, Sort.NOUN, "disclosure", "application")
        if token.sort is Sort.TOPIC and not listed and not ours:
            return True
    return False


def applicants(phrase: Phrase) -> Answer:
    """Return the applicants that a phrase counts: 自然人申请 5 件."""
    found = [at for at, token in enumerate(phrase.words) if token.sort is Sort.APPLICANT]
    if found and phrase.words[found[-1] - 1].text == "等":
        # Of 企业、律师事务所等法人 the last names them all.
        found = found[-1:]
    kinds = {phrase.words[at].name for at in found}
    ours = phrase.scope.of_applications
    if len(kinds) != 1 or phrase.unit not in CASES or not ours:
        return Refusal.NOT_OURS
    some = _are_some_organisations(phrase, phrase.words[found[-1]])
    if some or phrase.has(Sort.DENY, "word") or phrase.has(Sort.CHANNEL, "one"):
        return Refusal.PART
    kind = kinds.pop()
    others = {*_COLUMNS, *_KINDS, "company"} - {kind}
    alone = phrase.has(Sort.ACT, "receive") and not phrase.told & others
    if alone and phrase.words[found[-1]].text == "公民":
        # 收到公民申请 5 件: loosely anybody, where no other applicant is told apart.
        return tuple(map(Figure, _fields(phrase.core, _governing(phrase.core))))
    if kind == "company" and "natural_person" in phrase.told:
        kind = "business"
    # 企业3件、其他组织2件: beside another column 其他组织 is a column too.
    beside = kind == "other" and phrase.told & {*_COLUMNS, "company"}
    if kind in _COLUMNS or beside:
        return (Figure(Field.ORGANISATION, kind),)
    if kind not in _KINDS:
        return Refusal.NOT_OURS
    # 收到自然人申请 5 件, and no others: these are all.
    return (Figure(Field.RECEIVED), Figure(_KINDS[kind])) if alone else (Figure(_KINDS[kind]),)


def _are_some_organisations(phrase: Phrase, applicant: Token) -> bool:
    """Whether 法人 leaves out 其他组织: it does, but where 自然人 alone is told beside it."""
    alone = "natural_person" in phrase.told and "other" not in phrase.told
    return applicant.text == "法人" and not alone


def results(phrase: Phrase) -> Answer:
    """Return the result, or the row of one, that a phrase names."""
    scope, rows = phrase.scope, set(named(phrase.words, Sort.REASON))
    # 主动公开 may stand among answers to requests as well as among attributes of documents.
    answers = scope.named and scope.named.text == "主动公开" and phrase.told & _ANSWERS
    ours = scope.matter in {*_OURS, Matter.DISPUTES} or answers
    if phrase.unit not in CASES or not ours:
        return Refusal.NOT_OURS
    names = set(named(phrase.words, Sort.RESULT))
    denied = phrase.has(Sort.DENY, "word") and not rows
    if len(names) > 1 and says(phrase.words, "等"):
        # 因不属于本机关公开等原因无法提供, 撤回等其他处理: the first is but a cause.
        names.discard("not_accepted")
    if phrase.has(Sort.FOREIGN_ACT, "any") or denied or "not_accepted" in names:
        return Refusal.PART
    if not names and len(rows) == 1:
        if phrase.has(Sort.ACT, "receive") and not phrase.has(Sort.NOUN, "application", "request"):
            # 收到投诉类信件138件: letters of that kind.
            return Refusal.NOT_OURS
        row = rows.pop()
        return (Figure(group_of(row), row),)
    if len(names) != 1 or "opened" in names:
        # 公开答复其他情形3件: 公开答复 alone names a figure, but none that has rows.
        return Refusal.AMBIGUOUS
    return _of_group(phrase, Field(names.pop()), rows)


def _of_group(phrase: Phrase, field: Field, rows: set[str]) -> Answer:
    result = place_of(phrase.words, Sort.RESULT) or 0
    if says(phrase.words[result:], "告知"):
        # 不公开并告知查询途径: what the applicant was told is no reason.
        return (Figure(field),)
    of_group = [row for row in rows if field in GROUPS.values() and group_of(row) is field]
    if rows and says(phrase.words, "等", "或", "或者"):
        # 因本机关不掌握等原因, 不掌握或不属于…: all of the group's reasons.
        return (Figure(field),)
    if len(of_group) == 1:
        return (Figure(field, of_group[0]),)
    unnamed = says(phrase.words, "因", "由于", "属", "属于", "理由", "原因", "以")
    unclear = rows or (unnamed and phrase.has(Sort.UNKNOWN))
    return Refusal.AMBIGUOUS if unclear else (Figure(field),)


def carried(words: Words, year: int | None) -> Field | None:
    """Return in which direction requests were carried over, by the year that is named."""
    years = [token.year for token in words if token.year]
    if has(words, Sort.TIME, "next"):
        return Field.CARRIED_OUT
    if has(words, Sort.TIME, "last"):
        return Field.CARRIED_IN
    if year and any(one > year for one in years):
        return Field.CARRIED_OUT
    return Field.CARRIED_IN if years and (year is None or min(years) < year) else None


def carried_over(phrase: Phrase) -> Answer | None:
    """Return what was carried over, unless another act of the phrase is the one that counts."""
    acts = [token for token in phrase.core if token.sort is Sort.ACT]
    direction = carried((*phrase.words, *phrase.behind), phrase.year)
    if direction is None:
        return None
    if acts[-1:] and acts[-1].name in {"receive", "handle"}:
        # 除上年结转外新收到 counts what is new.
        return None if phrase.has(Sort.OPEN, "beside") else Refusal.AMBIGUOUS
    if phrase.has(Sort.DENY, "word"):
        return Refusal.DENIED
    named_here = phrase.has(Sort.NOUN, "application")
    ours = _counts_cases(phrase) and (phrase.scope.matter in _OURS or named_here)
    return (Figure(direction),) if ours else Refusal.NOT_OURS


def is_request_word(token: Token) -> bool:
    """Whether a word can be the head of a phrase that counts requests."""
    nouns = ("application", "request", "context", "disclosure")
    return token.is_a(Sort.ACT, *ACTS) or token.is_a(Sort.NOUN, *nouns)
