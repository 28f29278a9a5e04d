"""What the people of a place call an organ: 县卫健局 for the 卫生健康局 of the county, and back."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice, product
from pathlib import Path
from typing import NamedTuple

from gaitool.text.organ_names import taken_apart
from gaitool.text.patterns import pattern

_ABBREVIATIONS = Path(__file__).with_name("organ_abbreviations.toml")
_KIND_OF_PLACE = r"(?:街道|[省市县区州盟旗镇乡])$"
_SHORTEST = 2
"""吉县 is never called 吉, nor is anything else called by one character."""
_MOST_SPELLINGS = 100


class _Abbreviations(NamedTuple):
    """Each spelling of a piece of a name with all spellings of it, the one in full first."""

    work: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, tuple[str, ...]]
    bodies: Mapping[str, tuple[str, ...]]


def written_out(name: str) -> str:
    """Return the name of an organ with the abbreviations of common use written in full."""
    places, organ = taken_apart(name)
    return "".join([*places, *(spelt[0] for spelt in _spelt(organ))])


def names_in_use(name: str) -> frozenset[str]:
    """Return what an organ and its place are called: in full, shortened, without the place.

    What any place has (人民政府) is no name without the place's.
    """
    places, organ = taken_apart(name)
    bare = {short for place in places if (short := _bare(place))}
    spellings = _spellings(organ)
    inner = places[-1] if places else ""
    kind = pattern(_KIND_OF_PLACE).search(inner)
    before = {inner, _bare(inner), kind[0] if kind else ""} - {""}
    of_place = {f"{place}{organ}" for place in before for organ in spellings if organ}
    alone = set() if organ in _abbreviations().bodies else set(spellings)
    alone = {one for one in alone if len(one) >= _SHORTEST and one not in _abbreviations().kinds}
    return frozenset({name, *places, *bare, *of_place, *alone} - {""})


def _bare(place: str) -> str:
    """Return a place without what it is; empty where nobody calls it so."""
    bare = pattern(_KIND_OF_PLACE).sub("", place)
    return bare if len(bare) >= _SHORTEST else ""


def _spellings(organ: str) -> tuple[str, ...]:
    """Return how an organ is written, in full first; a list of many organs is no name."""
    return tuple(islice(map("".join, product(*_spelt(organ))), _MOST_SPELLINGS))


def _spelt(organ: str) -> Iterator[tuple[str, ...]]:
    """Yield the name of an organ piece by piece, each with its spellings, in full first."""
    known = _abbreviations()
    if organ in known.bodies:
        yield known.bodies[organ]
        return
    stem = organ
    ends: tuple[str, ...] = ("",)
    for kind, spelt in known.kinds.items():
        if organ.endswith(kind):
            stem, ends = organ.removesuffix(kind), spelt
            break
    yield from _pieces(stem, known.work)
    yield ends


def _pieces(stem: str, work: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield a name piece by piece, each with its spellings; most pieces have one."""
    end = 0
    for match in pattern("|".join(work)).finditer(stem):
        yield (stem[end : match.start()],)
        yield work[match[0]]
        end = match.end()
    yield (stem[end:],)


@cache
def _abbreviations() -> _Abbreviations:
    data = tomllib.loads(_ABBREVIATIONS.read_text("utf-8"))
    return _Abbreviations(*(_by_spelling(data[table]) for table in _Abbreviations._fields))


def _by_spelling(table: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Return all spellings by each; the longest first, since 卫生 begins 卫生健康."""
    spellings: dict[str, tuple[str, ...]] = {}
    for whole, shorter in table.items():
        for word in (whole, *shorter):
            # What shortens two names is taken for the one that is listed first.
            spellings.setdefault(word, (whole, *shorter))
    return dict(sorted(spellings.items(), key=lambda item: -len(item[0])))
