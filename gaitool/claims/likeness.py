"""The figure that a number most likely counts, where the rules know too few of its words."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

from gaitool.claims.attached import Sight
from gaitool.claims.claim import Field
from gaitool.claims.matters import DISCLOSING, DISPUTES, Matter
from gaitool.claims.phrases import Figure
from gaitool.claims.signs import signs_of
from gaitool.claims.words import Sort, Words, has, trimmed

NONE = ""
"""The label of a number that counts nothing of the tables."""

LEARNT = {
    Matter.APPLICATIONS: (
        *("received", "handled", "dealt_with", "carried_in", "concluded", "carried_out"),
        *("granted", "partly_granted", "granted_and_partly", "natural_person", "organisation"),
    ),
    Matter.DISPUTES: ("review", "suit"),
    Matter.DOCUMENTS: ("normative_issued", "normative_repealed", "normative_in_force"),
}
"""The labels that are learnt, by the matter that must be spoken of.

Figures without rows: of 不予公开 and the like a reason that is not known may name a row.
"""

_LEAST = 0.75
_UNITS = frozenset(["件", "件次", "份", "宗", "起", "例", "次", ""])
_ASIDE = (Sort.FOREIGN_ACT, Sort.PART, Sort.PLAN, Sort.SHARE, Sort.DENY)
_NOT_READ = (
    (Sort.NOUN, "foreign", "paper", "licence", "penalty", "measure", "short_decision"),
    (Sort.NOUN, "fees", "processing_fee", "notice", "some_fee", "regulations"),
    (Sort.CHANNEL, "one"),
    (Sort.ORGAN, "others"),
    (Sort.RESULT, "not_accepted"),
    (Sort.ACT, "kept"),
    (Sort.OPEN, "apart", "rest"),
)


class Weights(NamedTuple):
    """How much every sign speaks for every label, and how much each label has beforehand."""

    beforehand: Mapping[str, float]
    signs: Mapping[str, Mapping[str, float]]


def likeliest(sight: Sight) -> tuple[Figure, ...] | None:
    """受理群众递交的申请接件31件: what a number counts whose words are not all known.

    By weights learnt from the labelled passages (``tests.benchmarks.likeness``); silent where a
    word is known to make the number none of ours, and where no figure is likely enough.
    """
    matters = matters_of(sight)
    if not matters:
        return None
    every = probabilities(signs_of(sight), weights())
    label = max(every, key=every.__getitem__)
    ours = any(label in LEARNT[matter] for matter in matters)
    return (Figure(Field(label)),) if ours and every[label] >= _LEAST else None


def matters_of(sight: Sight) -> tuple[Matter, ...]:
    """Return what a number may be of; nothing where a word makes it another's, or but a part."""
    frame, scope = sight.frame, sight.scope
    near = (*frame.own, *frame.behind)
    aside = any(token.sort in _ASIDE for token in near)
    aside = aside or any(has(near, *words) for words in _NOT_READ)
    if aside or frame.unit not in _UNITS or _acts_upon_unknown(frame.own):
        return ()
    disclosed = scope.disclosure or scope.told_later or has(near, Sort.NOUN, *DISCLOSING)
    spoken_of = {
        Matter.APPLICATIONS: scope.of_applications,
        Matter.DISPUTES: scope.matter is Matter.DISPUTES or has(near, Sort.NOUN, *DISPUTES),
        Matter.DOCUMENTS: scope.matter is Matter.DOCUMENTS or has(near, Sort.NOUN, "documents"),
    }
    spoken_of[Matter.DISPUTES] &= disclosed
    return tuple(matter for matter, told in spoken_of.items() if told)


def _acts_upon_unknown(own: Words) -> bool:
    """收到质疑3件: what is not known is what was counted."""
    core = trimmed(own)
    return has(core[-1:], Sort.UNKNOWN) and has(core, Sort.ACT)


def probabilities(signs: Iterable[str], known: Weights) -> dict[str, float]:
    """Return how probable each label is by some signs."""
    sums = dict(known.beforehand)
    for sign in signs:
        for label, weight in known.signs.get(sign, {}).items():
            sums[label] += weight
    highest = max(sums.values())
    shares = {label: exp(one - highest) for label, one in sums.items()}
    total = sum(shares.values())
    return {label: share / total for label, share in shares.items()}


@cache
def weights() -> Weights:
    """Return the weights of the package; read once."""
    source = files("gaitool.claims").joinpath("likeness.json").read_text(encoding="utf-8")
    return Weights(*json.loads(source))
