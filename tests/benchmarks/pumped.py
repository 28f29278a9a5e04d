"""Twice the text takes at most 2.3 times as long, up to 400 KB: every pattern, every reader."""

import sys
from collections.abc import Callable, Iterable, Iterator
from heapq import nlargest
from itertools import chain

from gaitool.claims import claims, part_lists

from tests.support.labelled import passages_of
from tests.support.pumped.growth import Growth, Work, growth, seconds
from tests.support.pumped.held_against import Held, pairs
from tests.support.pumped.readers import READERS, SLOW_READERS, Reader, all_aspects, work_of
from tests.support.pumped.used_patterns import used_patterns
from tests.support.pumped.words import BEFORE, PUMPS

_MOST = 2.3
_LONGEST = 400_000
_LEAST = 0.05
_ENDLESS = 60.0
_ROUNDS = 4
_FIRST_LOOK, _WORTH_IT = 16_000, 3


def main() -> None:
    """Print what grows faster than it may; for readers, how long the greatest text took.

    Names of readers limit it to these; ``patterns`` stands for the patterns.
    """
    wanted = set(sys.argv[1:])
    if not wanted or "patterns" in wanted:
        _show("patterns", _patterns())
    for name, reader in chain(READERS.items(), SLOW_READERS.items()):
        if not wanted or name in wanted:
            _show(name, _reader(reader))


def _show(name: str, faults: Iterator[str]) -> None:
    print(f"{name}:", flush=True)
    count = 0
    for fault in faults:
        print(f"  {fault}", flush=True)
        count += 1
    print(f"  {count or 'nothing'} over {_MOST} times (target: nothing)", flush=True)


def _patterns() -> Iterator[str]:
    for used in used_patterns(_read_labelled):
        for held in _costliest(pairs(used, endings=("\0", ""))):
            if grown := _grown(held.work, 3):
                yield f"{held}: {grown}"


def _costliest(every: Iterable[Held]) -> list[Held]:
    """Return the pairs that a first look finds slowest: what grows too fast is among them."""
    return nlargest(_WORTH_IT, every, key=lambda held: seconds(held.work(_FIRST_LOOK)))


def _reader(reader: Reader) -> Iterator[str]:
    for before in ("", BEFORE):
        for words in PUMPS:
            if grown := _grown(work_of(reader, words, before), len(words.encode()) / len(words)):
                yield f"{before}{words!r}: {grown}"


def _grown(work: Callable[[int], Work], bytes_a_character: float = 1) -> Growth | None:
    longest = int(_LONGEST / bytes_a_character)
    for _ in range(_ROUNDS):
        grown = growth(work, (longest // 2, longest), least=_LEAST, most=_MOST, longest=_ENDLESS)
        if grown is None:
            break
    return grown


def _read_labelled() -> None:
    for passage in passages_of("labelled"):
        claims(passage.text)
        part_lists(passage.text)
    all_aspects("")


if __name__ == "__main__":
    main()
