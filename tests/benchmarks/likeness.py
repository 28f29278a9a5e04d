"""What numbers are likened to, where words are not known: right and wrong on passages held out."""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from gaitool.claims import likeness
from gaitool.claims.likeness import LEARNT, NONE, Weights, probabilities

from tests.support.labelled import passages, passages_of
from tests.support.likeness import Example, examples, learnt

_SETS = ("independent", "further", "blind", "final", "kinds", "traits")
_ROUNDS, _TURNS, _LEAST = 9, 5, 0.25
_PARTS = 5
_THRESHOLDS = (0.6, 0.7, 0.75, 0.8, 0.9)
_FILE = Path(likeness.__file__).with_suffix(".json")


def main() -> None:
    """Print what is added to passages held out; with ``--write`` learn from all and keep it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true", help=f"write {_FILE.name} anew")
    wanted = options.parse_args()
    every = passages(held_out=False) + passages(held_out=True)
    every += [passage for name in _SETS for passage in passages_of(name)]
    known = examples(every, rounds=_ROUNDS)
    if wanted.write:
        _write(learnt(known, turns=_TURNS, least=_LEAST))
    else:
        _tell(known)


def _write(weights: Weights) -> None:
    beforehand = {label: round(one, 2) for label, one in weights.beforehand.items()}
    text = json.dumps([beforehand, weights.signs], ensure_ascii=False, separators=(",", ":"))
    _FILE.write_text(text.replace("},", "},\n") + "\n", encoding="utf-8")


def _tell(known: Sequence[Example]) -> None:
    guesses = [*_guesses(known)]
    missed = _numbers(one for one in known if one.unread and one.label != NONE)
    silent = _numbers(one for one in known if one.unread and one.label == NONE)
    print(f"{missed} numbers missed with words hidden, {silent} that state nothing")
    for least in _THRESHOLDS:
        added = [(one, label) for one, label, chance in guesses if chance >= least]
        right = _numbers(one for one, label in added if label == one.label)
        other = _numbers(one for one, label in added if NONE != one.label != label)
        false = _numbers(one for one, _ in added if one.label == NONE)
        print(
            f"  from {least}: {right} right, {other} of another figure, {false} that state nothing"
        )


def _guesses(known: Sequence[Example]) -> Iterator[tuple[Example, str, float]]:
    """Yield the numbers that get a figure by weights learnt without their passage."""
    for part in range(_PARTS):
        others = [one for one in known if one.passage % _PARTS != part]
        weights = learnt(others, turns=_TURNS, least=_LEAST)
        for one in known:
            if one.passage % _PARTS == part and one.unread:
                chances = probabilities(one.signs, weights)
                label = max(chances, key=chances.__getitem__)
                if any(label in LEARNT[matter] for matter in one.matters):
                    yield one, label, chances[label]


def _numbers(every: Iterator[Example]) -> int:
    """Count numbers, each once whatever words were hidden around it."""
    return len({(one.passage, one.place) for one in every})


if __name__ == "__main__":
    main()
