"""The numbers of a line, each attached to its figure; percentages once the counts are settled."""

from gaitool.claims.attached import Attached, Sight
from gaitool.claims.attachment import attach
from gaitool.claims.lists import settled
from gaitool.claims.ratios import with_ratios
from gaitool.claims.scopes import Scope
from gaitool.claims.words import Line, Sort, shared_labels

REACH = 40
"""How many numbers are looked back at: the longest lists have some 40."""
_TOLD = frozenset([Sort.RESULT, Sort.APPLICANT])


def numbers_of(line: Line, scopes: tuple[Scope, ...], year: int | None) -> tuple[Attached, ...]:
    """Read every number of a line that is no date."""
    frames = line.frames
    if not frames:
        return ()
    labels = shared_labels(frames)
    named: dict[int, set[str]] = {}
    for at, token in enumerate(line.tokens):
        if token.sort in _TOLD:
            named.setdefault(line.sentences[at], set()).add(token.name)
    done: list[Attached] = []
    sights = []
    for frame in frames:
        told = frozenset(named.get(frame.sentence, ()))
        before, given = tuple(done[-REACH:]), labels.get(frame.at, ())
        sights.append(Sight(frame, scopes[frame.at], before, given, told, year))
        done.append(attach(sights[-1]))
    items = settled(tuple(done))
    if all(frame.unit != "%" for frame in frames):
        return items
    sights = [s._replace(before=items[max(0, n - REACH) : n]) for n, s in enumerate(sights)]
    return with_ratios(sights, items)
