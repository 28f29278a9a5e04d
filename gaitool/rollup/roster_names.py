"""Which unit of the roster a name means: by full or short name; otherwise only a proposal."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from gaitool.form.names_in_use import names_in_use, written_out
from gaitool.reader.roster_units import Unit
from gaitool.renderers.printable import printable
from gaitool.text.folding import fold_label

# Two characters, such as 教育, stand in the names of many files that mean no unit.
_SHORTEST_IN_FILE_NAME = 3
_ALIKE = 0.4
"""The share of telling pairs of characters that two names must have in common."""


class CalledUnit(NamedTuple):
    """What the unit of a file is called, and whether that is a unit of the roster.

    ``former`` is the folded name by which it was known, if that is one it has no longer.
    """

    name: str
    on_roster: bool = False
    former: str = ""


@dataclass(frozen=True, slots=True)
class RosterNames:
    """The names of the roster, ready to be asked.

    ``weights`` state how much a pair of characters tells: 示例, with which every name begins,
    next to nothing; 教育 a lot. ``all_names`` are those of a unit, as one text. ``former`` are the
    folded names that units have no longer.
    """

    units: tuple[Unit, ...]
    by_name: Mapping[str, str]
    pairs: Mapping[str, frozenset[str]]
    weights: Mapping[str, float]
    all_names: Mapping[str, str]
    former: frozenset[str]

    @classmethod
    def of(cls, units: Iterable[Unit]) -> "RosterNames":
        """Prepare a roster; a short name that two units share means neither."""
        listed = tuple(units)
        pairs = {unit.name: _pairs(unit.name) for unit in listed}
        seen = Counter(pair for own in pairs.values() for pair in own)
        # The rarer a pair is among the names, the more it tells. One added: no weight is 0.
        weights = {pair: math.log((len(listed) + 1) / count) for pair, count in seen.items()}
        all_names = {unit.name: "、".join(unit.names) for unit in listed}
        by_name = _by_name(listed)
        # Not one that another unit is called now: where an office was split, one may keep its name.
        former = frozenset(
            fold_label(name)
            for unit in listed
            for name in unit.former_names
            if by_name.get(fold_label(name)) == unit.name
        )
        return cls(listed, by_name, pairs, weights, all_names, former)

    @property
    def other_names(self) -> dict[str, tuple[str, ...]]:
        """What units are called that their names do not tell, by every folded name of theirs."""
        others: dict[str, tuple[str, ...]] = {}
        for unit in (unit for unit in self.units if len(unit.names) > 1):
            for name in unit.names:
                told = names_in_use(name)
                rest = [one for one in unit.names if one not in told]
                # The forms of the others as well: who signs 县卫健局 writes 卫生健康局 too.
                more = {form for one in rest for form in names_in_use(one)} - told
                if more:
                    others[fold_label(name)] = tuple(sorted(more))
        return others

    @property
    def present_names(self) -> dict[str, str]:
        """What a unit is called now, by the folded names that it has no longer."""
        return {name: self.by_name[name] for name in sorted(self.former)}

    def named(self, agency: str) -> str | None:
        """Return the unit that goes by this name, width, spaces and quotation marks aside."""
        return self.by_name.get(fold_label(agency))

    def in_file_name(self, stem: str) -> str | None:
        """Return the one unit whose name stands in a file's name; the longest name decides."""
        units = {self.by_name[name] for name in self._names_in(stem)}
        return units.pop() if len(units) == 1 else None

    def former_name(self, agency: str, stem: str) -> str:
        """Return the folded former name on a cover, or else in a file's name; empty for none."""
        names = [fold_label(agency)] if agency else self._names_in(stem)
        return names[0] if names and self.former.issuperset(names) else ""

    def _names_in(self, stem: str) -> list[str]:
        folded = fold_label(stem)
        names = [n for n in self.by_name if len(n) >= _SHORTEST_IN_FILE_NAME and n in folded]
        # 示例县教育局 stands in 示例县教育局幼儿园 as well; only the longer name is meant there.
        return [n for n in names if not any(n != other and n in other for other in names)]

    def nearest(self, words: str) -> str:
        """Return the unit that was perhaps meant, for a person to decide; empty for none."""
        asked = _pairs(words)
        scores = {name: self._likeness(asked, own) for name, own in self.pairs.items()}
        best = max(scores, key=lambda name: scores[name], default="")
        return best if best and scores[best] >= _ALIKE else ""

    def _likeness(self, asked: frozenset[str], own: frozenset[str]) -> float:
        shared, both = self._weight(asked & own), self._weight(asked) + self._weight(own)
        return 2 * shared / both if both else 0.0

    def _weight(self, pairs: Iterable[str]) -> float:
        # A pair that no name has weighs like the rarest: words of strangers count against them.
        unknown = math.log(len(self.units) + 1)
        # Exactly: a plain sum over a set depends on its order, which is another one in each run.
        return math.fsum(self.weights.get(pair, unknown) for pair in pairs)


def called_unit(agency: str, file: str, roster: RosterNames | None) -> CalledUnit:
    """Return the unit of a file: by its cover, or by the file's name where no cover names one."""
    stem = "" if agency else printable(Path(file).stem)
    own = agency or stem
    if roster is None:
        return CalledUnit(own)
    known = roster.named(agency) if agency else roster.in_file_name(stem)
    if known is None:
        return CalledUnit(own)
    return CalledUnit(known, on_roster=True, former=roster.former_name(agency, stem))


def _by_name(units: Iterable[Unit]) -> dict[str, str]:
    meant: dict[str, set[str]] = {}
    for unit in units:
        for name in unit.names:
            meant.setdefault(fold_label(name), set()).add(unit.name)
    names = {name: next(iter(of)) for name, of in meant.items() if len(of) == 1}
    # Full names last: one unit's full name wins over the short name of another.
    return names | {fold_label(unit.name): unit.name for unit in units}


def _pairs(words: str) -> frozenset[str]:
    """Return the pairs of characters of a name with its abbreviations written in full."""
    folded = written_out(fold_label(words))
    # A name of one character has no pair and stands for itself.
    return frozenset(folded[i : i + 2] for i in range(len(folded) - 1)) or frozenset([folded])
