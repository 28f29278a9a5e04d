"""Lines of a text as tokens, parted into clauses and sentences, and the words around numbers."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from gaitool.claims.words.lexicon import Sort
from gaitool.claims.words.numbers import ORDINAL, WrittenNumber
from gaitool.claims.words.tokens import Token, Words, has, punctuated, tokens_of
from gaitool.record import Record
from gaitool.text.sentences import Folded

SENTENCE_ENDS = frozenset("。！？")
CLAUSE_ENDS = frozenset("。！？；，：（）")
_PHRASE_ENDS = CLAUSE_ENDS | {"、"}
_LONGEST_OBJECT = 60
_JOINTS = frozenset(["和", "及", "以及", "与", "或", "、"])


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
        neighbours = zip([-1, *places], places, [*places[1:], len(self.tokens)], strict=False)
        return tuple(_frame(self, at, before, following) for before, at, following in neighbours)


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
