"""What a line speaks of: the matter that a noun names, and whether requests are for information."""

from enum import StrEnum

from gaitool.claims.words import Line, Sort, Token, Words, has


class Matter(StrEnum):
    """What a clause speaks of."""

    APPLICATIONS = "申请"
    DISPUTES = "复议诉讼"
    DOCUMENTS = "规范性文件"
    DECISIONS = "许可处罚强制"
    FEES = "收费"
    PROCESSING = "信息处理费"
    NOTICE = "收费通知"
    FOREIGN = "表外事项"


DISPUTES = ("review", "suit", "disputes", "direct_suit", "suit_after_review")
DISCLOSING = ("application", "context", "disclosure", "processing_fee")
"""Nouns by which a sentence is known to be about 信息公开."""
ANSWERS = ("partly_granted", "refused", "unavailable", "declined", "granted_and_partly")
"""Results that only requests for information have."""
_OF_REQUESTS = frozenset(
    [
        *((Sort.NOUN, name) for name in ("application", "context")),
        *((Sort.RESULT, name) for name in ANSWERS if name != "refused"),
        (Sort.CHANNEL, "only"),
    ]
)
OTHER_RESULTS = frozenset(["partly_granted", "refused", "unavailable", "declined"])
"""Results beside which 公开 is a result too, and no putting on a site."""
_NOUNS = {
    Matter.APPLICATIONS: ("application", "context"),
    Matter.DISPUTES: DISPUTES,
    Matter.DOCUMENTS: ("documents", "regulations"),
    Matter.DECISIONS: ("licence", "penalty", "measure"),
    Matter.FEES: ("fees",),
    Matter.PROCESSING: ("processing_fee",),
    Matter.NOTICE: ("notice",),
    Matter.FOREIGN: ("foreign", "paper"),
}
_MATTERS = {noun: matter for matter, nouns in _NOUNS.items() for noun in nouns}


def matter_of(token: Token) -> Matter | None:
    """Return the matter that a noun names."""
    if token.sort is Sort.NOUN:
        return _MATTERS.get(token.name)
    return Matter.FOREIGN if token.text == "主动公开" else None


def last_matter(words: Words) -> Matter | None:
    """Return the matter of the last noun of some words."""
    return next(filter(None, map(matter_of, reversed(words))), None)


def is_attribute(token: Token) -> bool:
    """Whether 依申请公开 may be an attribute of documents rather than a request."""
    bare = "申请" not in token.text.replace("依申请", "") and not token.text.endswith("件")
    return bare and token.is_a(Sort.NOUN, "application")


def is_said_of_all(line: Line, at: int) -> bool:
    """Whether a word says of all disputes that they are about 信息公开: 均由…引发."""
    if not line.tokens[at].is_a(Sort.NOUN, *DISCLOSING):
        return False
    near = line.tokens[max(line.clauses[at], at - 12) : at + 4]
    unsaid = any("无关" in token.text or "非" in token.text for token in near)
    counted = any(token.is_count for token in line.tokens[at + 1 : at + 4])
    return not (unsaid or counted or has(near, Sort.DENY) or has(near, Sort.OPEN))


def speaks_of_requests(tokens: Words) -> bool:
    """Whether a line shows anywhere that its requests are those for information."""
    for token in tokens:
        if (token.sort, token.name) in _OF_REQUESTS or token.sort is Sort.REASON:
            return True
    if carries_over(tokens):
        return True
    if has(tokens, Sort.NOUN, "disclosure") and Matter.FOREIGN not in map(matter_of, tokens):
        return True
    return _by_both_kinds(tokens)


def carries_over(words: Words) -> bool:
    """Whether some words carry requests over from or to another year, told close to the act."""
    acts = [at for at, token in enumerate(words) if token.name == "carry"]
    return any(_tells_other_year(words[max(0, at - 2) : at + 3]) for at in acts)


def _tells_other_year(words: Words) -> bool:
    return has(words, Sort.TIME, "last", "next") or any(token.year for token in words)


def _by_both_kinds(tokens: Words) -> bool:
    """Whether applicants of both kinds of the form are counted, and no other object is named."""
    by_persons = has(tokens, Sort.APPLICANT, "natural_person")
    if not (by_persons and has(tokens, Sort.APPLICANT, "organisation")):
        return False
    first = next(at for at, token in enumerate(tokens) if token.sort is Sort.APPLICANT)
    acted = next((at for at in range(first) if tokens[at].sort is Sort.ACT), first)
    return not has(tokens[acted:first], Sort.UNKNOWN)
