"""Which figure a phrase names: decided by its last word, by the matter that word belongs to."""

from gaitool.claims.claim import Answer, Field, Figure, Refusal
from gaitool.claims.matters import ANSWERS, DISPUTES, OTHER_RESULTS
from gaitool.claims.other_figures import DECISIONS, decisions, disputes, documents, fees
from gaitool.claims.phrases import Phrase
from gaitool.claims.request_figures import (
    applicants,
    carried_over,
    is_request_word,
    requests,
    results,
)
from gaitool.claims.words import Sort, Token, Words, has, trimmed

_HEADS = {
    **dict.fromkeys((*DISPUTES, "happen"), disputes),
    **dict.fromkeys(("documents", "regulations", "issue", "repeal", "in_force", "kept"), documents),
    **dict.fromkeys((*DECISIONS, "short_decision", "decide"), decisions),
    **dict.fromkeys(("fees", "processing_fee", "notice", "some_fee", "charge"), fees),
}
_OBJECT_BEHIND = ("receive", "submit", "conclude", "deal", "handle", "happen", "issue", "repeal")


def figures_of(phrase: Phrase) -> Answer | None:
    """Return what a phrase counts, by its last word; None where that is no word of ours."""
    core = _without_tail(phrase.core, phrase)
    over = carried_over(phrase) if phrase.has(Sort.ACT, "carry") else None
    if not core or over:
        return over
    head = _head_of(core, phrase)
    if head.sort is Sort.APPLICANT:
        return applicants(phrase)
    phrase = phrase._replace(words=core)
    if head.text == "公开" or head.is_a(Sort.RESULT, "opened"):
        return _opened(phrase, head)
    if head.sort in {Sort.RESULT, Sort.REASON}:
        return results(phrase)
    if head.sort in {Sort.NOUN, Sort.ACT}:
        return _by_name(phrase, head)
    return None


def _by_name(phrase: Phrase, head: Token) -> Answer | None:
    if is_request_word(head):
        return _of_other_matter(phrase, head) or requests(phrase)
    if head.name in _HEADS:
        return _HEADS[head.name](phrase)
    return Refusal.NOT_OURS if head.name == "foreign" else None


def _opened(phrase: Phrase, head: Token) -> Answer | None:
    """公开 3 件, 公开答复 3 件: a result where others are told beside it, else all answers."""
    posted = phrase.has(Sort.NOUN, "foreign")
    ours = phrase.scope.of_applications and phrase.unit != "条" and not posted
    if OTHER_RESULTS & phrase.told:
        return (Figure(Field.GRANTED),) if ours else Refusal.NOT_OURS
    all_answers = ours and head.sort is Sort.RESULT and not phrase.has(Sort.OPEN)
    return (Figure(Field.CONCLUDED),) if all_answers else Refusal.NOT_OURS


def _of_other_matter(phrase: Phrase, head: Token) -> Answer | None:
    """Return what an act counts of another matter that its phrase, or the words before, named."""
    if head.sort is Sort.NOUN and head.name != "disclosure":
        return None
    aside = ("mail", "disclosure")
    nouns = [t for t in phrase.words if t.sort is Sort.NOUN and t.name not in aside]
    noun = nouns[-1] if nouns else phrase.scope.named
    if noun is None or (not nouns and has(phrase.counted, Sort.NOUN)):
        return None
    if nouns and noun.name in DECISIONS:
        return decisions(phrase)
    acts = {"receive", "submit", "disclosure", *(["deal"] if nouns else [])}
    if noun.name not in DISPUTES or head.name not in acts:
        return None
    governor = phrase.scope.governor
    if (
        head.name == "disclosure"
        and governor
        and not (governor.name == "happen" or governor.text == "应诉")
    ):
        return Refusal.OTHER_ORGAN
    return disputes(phrase._replace(words=phrase.words if nouns else (noun, *phrase.words)))


def _head_of(core: Words, phrase: Phrase) -> Token:
    """Return the word that says what is counted: the last, or the noun behind the number."""
    last = core[-1]
    if not last.is_a(Sort.ACT, *_OBJECT_BEHIND):
        return last
    before = core if last.name == "happen" else ()
    nouns = [token for token in (*before, *phrase.counted) if token.sort is Sort.NOUN]
    return nouns[-1] if nouns else last


def _without_tail(core: Words, phrase: Phrase) -> Words:
    """Leave out what follows a result, a reason or an applicant without changing the count."""
    rest = core
    asked_for = phrase.unit == "件" or phrase.scope.of_applications
    while len(rest) > 1 and (
        rest[-1].is_a(Sort.NOUN, "request", "application", "mail", "context", "disclosure")
        or rest[-1].is_a(Sort.ACT, "conclude", "deal", "submit")
        # 无法提供的信息 4 件: what was asked for.
        or (rest[-1].text == "信息" and asked_for and has(rest, Sort.RESULT, *ANSWERS))
    ):
        rest = trimmed(rest[:-1])
        if has(rest[-1:], Sort.RESULT) or has(rest[-1:], Sort.REASON):
            return rest
        if has(rest[-1:], Sort.APPLICANT):
            return core if rest[-1].name in {"anyone", "vague"} else rest
    return core
