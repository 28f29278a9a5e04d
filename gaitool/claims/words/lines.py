"""Lines of a text as tokens, parted into clauses and sentences, and the words of their numbers.

Numbers may share their words: A、B分别为1件、2件, and A、B均为1件.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from gaitool.claims.words.lexicon import Sort
from gaitool.claims.words.numbers import ORDINAL, WrittenNumber
from gaitool.claims.words.tokens import Token, Words, has, place_of, punctuated, tokens_of, trimmed
from gaitool.record import Record
from gaitool.text.sentences import Folded

SENTENCE_ENDS = frozenset("。！？")
CLAUSE_ENDS = frozenset("。！？；，：（）")
_PHRASE_ENDS = CLAUSE_ENDS | {"、"}
_LONGEST_OBJECT = 60
_JOINTS = frozenset(["和", "及", "以及", "与", "或", "、"])
_LABEL_JOINTS = frozenset(["、", "和", "及", "以及", "与"])
_SHARED = ("documents", "application", "regulations", "licence")
_TOGETHER = {
    "disputes": ((Sort.NOUN, "review"), (Sort.NOUN, "suit")),
    "granted_and_partly": ((Sort.RESULT, "granted"), (Sort.RESULT, "partly_granted")),
}
_IN_FULL = {"许可": "licence", "处罚": "penalty", "强制": "measure"}


class Line(Record):
    """A folded line: its tokens, and of each token where its clause and its sentence begin."""

    folded: Folded
    tokens: Words
    clauses: Sequence[int]
    sentences: Sequence[int]

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where every clause with words begins and ends."""
        ends = [at for at, token in enumerate(self.tokens) if token.text in CLAUSE_ENDS]
        starts = [0, *(end + 1 for end in ends)]
        clauses = zip(starts, [*ends, len(self.tokens)], strict=True)
        return [(start, end) for start, end in clauses if start < end]

    @cached_property
    def frames(self) -> tuple["Frame", ...]:
        """A frame for every number that is no date, in order."""
        places = [at for at, token in enumerate(self.tokens) if token.is_count]
        if not places:
            return ()
        before, behind = [-1, *places], [*places[1:], len(self.tokens)]
        return tuple(_frame(self, *around) for around in zip(places, before, behind, strict=False))


class Frame(NamedTuple):
    """A number with its words, by its place among the tokens and where its sentence begins.

    ``own`` are the words of its clause before it, back to the number before; ``lead`` those
    between that number and the clause; ``behind`` the words up to the next mark or number,
    ``after`` those from there to the next number of the sentence.
    """

    at: int
    sentence: int
    number: Token
    own: Words
    lead: Words
    behind: Words
    after: Words

    @property
    def measure(self) -> WrittenNumber:
        """What the number says of itself."""
        return self.number.measure or ORDINAL

    @property
    def unit(self) -> str:
        """The measure word."""
        return self.measure.unit


def line_of(folded: Folded) -> Line:
    """Make the tokens of a folded line."""
    tokens = _without_objects(_without_ordinal(tuple(tokens_of(punctuated(folded.text)))))
    ends = [at for at, token in enumerate(tokens) if token.text in CLAUSE_ENDS]
    of_sentences = [at for at in ends if tokens[at].text in SENTENCE_ENDS]
    clauses = _begins(ends, len(tokens))
    return Line(folded, tokens, clauses, _begins(of_sentences, len(tokens)))


def _begins(ends: Sequence[int], length: int) -> list[int]:
    """Return of each token where the stretch that it belongs to begins, by where these end."""
    begins: list[int] = []
    for begin, after in pairwise([0, *(end + 1 for end in ends), length]):
        begins += [begin] * (after - begin)
    return begins


def _without_ordinal(tokens: Words) -> Words:
    """3、2025年未收到申请: the number that opens a point counts nothing."""
    opens = len(tokens) > 1 and tokens[0].is_count and tokens[1].text == "、"
    if not opens or not (tokens[0].text.isdigit() and len(tokens[0].text) < 3):
        return tokens
    return (tokens[0]._replace(measure=ORDINAL), *tokens[1:])


def _without_objects(tokens: Words) -> Words:
    """Make what requests are about (涉及…等方面) unknown words: they say nothing of the figure."""
    if not has(tokens, Sort.TOPIC):
        return tokens
    known, end = list(tokens), -1
    for topic, token in enumerate(tokens):
        if token.sort is Sort.TOPIC and topic > end:
            end = _object_end(tokens, topic)
            for at in range(topic + 1, end):
                known[at] = known[at]._replace(sort=Sort.UNKNOWN, name="")
    return tuple(known)


def _object_end(tokens: Words, topic: int) -> int:
    """Return where 等方面 closes what a clause is about; the topic itself if nothing does."""
    for at in range(topic, min(topic + _LONGEST_OBJECT, len(tokens))):
        token = tokens[at]
        if token.is_a(Sort.READING, "closing"):
            return at
        if token.is_count or token.text in CLAUSE_ENDS:
            break
    return topic


def _frame(line: Line, at: int, before: int, following: int) -> Frame:
    tokens, sentence = line.tokens, line.sentences[at]
    since = max(before + 1, sentence)
    begin = max(since, line.clauses[at])
    behind = up_to(tokens, at + 1, following, _PHRASE_ENDS)
    # A bracket may hold the number alone, or first: 予以公开（5 件）; not so 答复（1 件结转）.
    bracketed = begin == at and at - 1 > since and tokens[at - 1].text == "（"
    bracketed = bracketed and not has(behind, Sort.ACT, "carry", "pending")
    if bracketed:
        begin = max(since, line.clauses[at - 1])
    own = tokens[begin : at - 1 if bracketed else at]
    while own and own[0].text in _JOINTS:
        own = own[1:]
    # 1 件…、1 件…: the words before the joint belong to the number before.
    own = () if own and own[-1].text in {"、", "和", "及"} else own
    after = up_to(tokens, at + 1 + len(behind), following, SENTENCE_ENDS)
    tied = bool(behind) and behind[0].text in _JOINTS
    return Frame(at, sentence, tokens[at], own, tokens[since:begin], () if tied else behind, after)


def up_to(tokens: Words, start: int, end: int, marks: frozenset[str]) -> Words:
    """Return the tokens from a place to the first mark of some, or to the end."""
    end, place = min(end, len(tokens)), start
    while place < end and tokens[place].text not in marks:
        place += 1
    return tokens[start:place]


def last_clause(lead: Words) -> Words:
    """Return the words of the clause that some words end with."""
    words = lead
    while words and words[-1].sort is Sort.MARK:
        words = words[:-1]
    marks = [at for at, token in enumerate(words) if token.sort is Sort.MARK and token.text != "、"]
    return words[marks[-1] + 1 :] if marks else words


def clause_end(tokens: Words, begin: int) -> int:
    """Return where the clause ends that begins at a place."""
    ends = (at for at in range(begin, len(tokens)) if tokens[at].text in CLAUSE_ENDS)
    return next(ends, len(tokens))


def shared_labels(frames: tuple[Frame, ...]) -> Mapping[int, tuple[Words, ...]]:
    """Return, by the place of a number, the phrases that stand for it elsewhere."""
    found: dict[int, tuple[Words, ...]] = {}
    for index, frame in enumerate(frames):
        labels = _before_each(frame.own)
        if len(labels) > 1:
            found[frame.at] = labels
        found.update(_handed_out(frames, index))
    return found


def decision_name(token: Token) -> str:
    """Return the name of a decision that may be written in short: 许可 is a licence."""
    return _IN_FULL[token.text[:2]] if token.name == "short_decision" else token.name


def _before_each(own: Words) -> tuple[Words, ...]:
    """Return the labels before 均为, 各 right at the number."""
    end = len(own)
    while end and own[end - 1].is_tie and own[end - 1].sort is not Sort.EACH:
        end -= 1
    return _split(own[: end - 1]) if has(own[end - 1 : end], Sort.EACH) else ()


def _handed_out(frames: tuple[Frame, ...], index: int) -> Iterator[tuple[int, tuple[Words, ...]]]:
    """Yield the label of each number after 分别."""
    own = frames[index].own
    place = place_of(own, Sort.OPEN, "apart")
    if place is None or not all(token.is_tie for token in own[place + 1 :]):
        return
    labels = _split(trimmed(own[:place]) or last_clause(frames[index].lead))
    run = frames[index : index + len(labels)]
    plain = all(not f.lead and all(token.is_tie for token in f.own) for f in run[1:])
    if plain and len(run) == len(labels) > 1:
        yield from ((frame.at, (label,)) for frame, label in zip(run, labels, strict=True))


def _split(words: Words) -> tuple[Words, ...]:
    """Part words at their joints; the noun at the end of the last is given to all without one."""
    labels: list[Words] = [()]
    for token in _apart(trimmed(words)):
        if token.text in _LABEL_JOINTS:
            labels.append(())
        else:
            labels[-1] = (*labels[-1], token)
    shared = [token for token in labels[-1] if token.is_a(Sort.NOUN, *_SHARED)][-1:]
    return tuple((*w, *shared) if w and not has(w, Sort.NOUN) else w for w in labels)


def _apart(words: Words) -> Iterator[Token]:
    """Part words that name two figures, and write short ones in full: 行政许可、处罚."""
    full = has(words, Sort.NOUN, *_IN_FULL.values())
    for token in words:
        if token.name in _TOGETHER:
            first, second = _TOGETHER[token.name]
            yield token._replace(sort=first[0], name=first[1])
            yield Token(Sort.MARK, "、", "、", token.end, token.end)
            yield token._replace(sort=second[0], name=second[1])
        elif full and token.is_a(Sort.NOUN, "short_decision"):
            yield token._replace(name=decision_name(token))
        else:
            yield token
