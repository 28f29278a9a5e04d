"""Lines of a text as tokens, parted into clauses and sentences, and the words around numbers."""

from collections.abc import Iterator
from typing import NamedTuple

from gaitool.claims.words.lexicon import Sort
from gaitool.claims.words.numbers import ORDINAL, WrittenNumber
from gaitool.claims.words.tokens import Token, Words, has, punctuated, tokens_of
from gaitool.text.sentences import Folded

SENTENCE_ENDS = frozenset("。！？")
CLAUSE_ENDS = frozenset("。！？；，：（）")
_LONGEST_OBJECT = 60
_JOINTS = frozenset(["和", "及", "以及", "与", "或", "、"])


class Line(NamedTuple):
    """A folded line: its tokens, and of each token where its clause and its sentence begin."""

    folded: Folded
    tokens: Words
    clauses: tuple[int, ...]
    sentences: tuple[int, ...]

    def spans(self) -> Iterator[tuple[int, int]]:
        """Yield where every clause with words begins and ends."""
        ends = [at for at, token in enumerate(self.tokens) if token.text in CLAUSE_ENDS]
        start = 0
        for end in [*ends, len(self.tokens)]:
            if start < end:
                yield start, end
            start = end + 1


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
    tokens = tuple(_without_objects(_without_ordinal(tuple(tokens_of(punctuated(folded.text))))))
    clauses, sentences = [], []
    clause = sentence = 0
    for at, token in enumerate(tokens):
        clauses.append(clause)
        sentences.append(sentence)
        if token.text in CLAUSE_ENDS:
            clause = at + 1
        if token.text in SENTENCE_ENDS:
            sentence = at + 1
    return Line(folded, tokens, tuple(clauses), tuple(sentences))


def _without_ordinal(tokens: Words) -> Words:
    """3、2025年未收到申请: the number that opens a point counts nothing."""
    opens = len(tokens) > 1 and tokens[0].is_count and tokens[1].text == "、"
    if not opens or not (tokens[0].text.isdigit() and len(tokens[0].text) < 3):
        return tokens
    return (tokens[0]._replace(measure=ORDINAL), *tokens[1:])


def _without_objects(tokens: Words) -> Iterator[Token]:
    """Make what requests are about (涉及…等方面) unknown words: they say nothing of the figure."""
    topic = end = -1
    for at, token in enumerate(tokens):
        if token.sort is Sort.TOPIC and at > end:
            topic, end = at, _object_end(tokens, at)
        yield token._replace(sort=Sort.UNKNOWN, name="") if topic < at < end else token


def _object_end(tokens: Words, topic: int) -> int:
    """Return where 等方面 closes what a clause is about; the topic itself if nothing does."""
    for at in range(topic, min(topic + _LONGEST_OBJECT, len(tokens))):
        token = tokens[at]
        if token.is_a(Sort.READING, "closing"):
            return at
        if token.is_count or token.text in CLAUSE_ENDS:
            break
    return topic


def frames_of(line: Line) -> tuple[Frame, ...]:
    """Return a frame for every number that is no date, in order."""
    places = [at for at, token in enumerate(line.tokens) if token.is_count]
    return tuple(
        _frame(line, at, before, next_)
        for before, at, next_ in zip(
            [-1, *places], places, [*places[1:], len(line.tokens)], strict=False
        )
    )


def _frame(line: Line, at: int, before: int, following: int) -> Frame:
    tokens, sentence = line.tokens, line.sentences[at]
    since = max(before + 1, sentence)
    begin = max(since, line.clauses[at])
    behind = up_to(tokens, at + 1, following, CLAUSE_ENDS | {"、"})
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
