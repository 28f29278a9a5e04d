"""Numbers that share their words: A、B分别为1件、2件, and A、B均为1件."""

from collections.abc import Iterator, Mapping

from gaitool.claims.words.lexicon import Sort
from gaitool.claims.words.lines import Frame, last_clause
from gaitool.claims.words.tokens import Token, Words, has, place_of, trimmed

# Not 或, which parts other words: 法人或其他组织 is one label.
_JOINTS = frozenset(["、", "和", "及", "以及", "与"])
_SHARED = ("documents", "application", "regulations", "licence")
_TOGETHER = {
    "disputes": ((Sort.NOUN, "review"), (Sort.NOUN, "suit")),
    "granted_and_partly": ((Sort.RESULT, "granted"), (Sort.RESULT, "partly_granted")),
}
_IN_FULL = {"许可": "licence", "处罚": "penalty", "强制": "measure"}


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
        if token.text in _JOINTS:
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
