"""What the words above a column say it is: one of ours, a tick, personal, or unknown."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from gaitool.register.vocabulary import (
    Kind,
    RegisterColumn,
    Vocabulary,
    bare_word,
    calculated_heads,
    column_of,
    register_columns,
    register_data,
    without_remark,
)

_SEPARATOR = "／"
_SHORT_HEAD = 2


class Role(StrEnum):
    """What is done with a column of a register; names, contacts, contents, remarks are unread."""

    READ = "read"
    TICK = "tick"
    QUANTITY = "quantity"
    UNREAD = "unread"
    CALCULATED = "calculated"
    UNKNOWN = "unknown"


class SeenColumn(NamedTuple):
    """A column with the words printed above it, outermost first, and what it is.

    ``ours`` is the column of our own register that it is, or that a tick stands in for;
    ``meaning`` is the type or result that is ticked. ``rank`` orders columns that could be the
    same one, the surest first.
    """

    column: int
    path: tuple[str, ...]
    role: Role
    ours: RegisterColumn | None = None
    meaning: str = ""
    rank: tuple[int, int] = (0, 0)

    @property
    def head(self) -> str:
        """The words above the column, outermost first."""
        return _SEPARATOR.join(self.path)

    @property
    def key(self) -> str:
        """Our key of the column; empty for none of ours."""
        return self.ours.key if self.ours else ""


def seen_column(
    column: int, path: tuple[str, ...], vocabulary: Vocabulary, own: Mapping[str, str]
) -> SeenColumn:
    """Return what a column is; ``own`` are an office's own words for our columns."""
    if found := _ours(path, own):
        ours, rank = found
        if ours.is_read:
            return SeenColumn(column, path, Role.READ, ours, rank=rank)
        return SeenColumn(column, path, Role.UNREAD, rank=rank)
    for role, heads in _others().items():
        if any(word in heads for word in _lookups(path[-1])):
            return SeenColumn(column, path, role)
    if ticked := _ticked(path, vocabulary):
        ours, meaning = ticked
        return SeenColumn(column, path, Role.TICK, ours, meaning)
    is_personal = path[-1].endswith(tuple(register_data()["personal"]["ends"]))
    return SeenColumn(column, path, Role.UNREAD if is_personal else Role.UNKNOWN)


def column_meant(words: str) -> RegisterColumn | None:
    """Return the column of ours that words name; None where they name none."""
    return next((_known_heads()[w][0] for w in _lookups(words) if w in _known_heads()), None)


def is_joined_head(path: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether words above each other are together one of our columns, or a type or result."""
    joined = "".join((*map(_bare_group, path[:-1]), path[-1]))
    kinds = (Kind.APPLICANT, Kind.RESULT)
    return column_meant(joined) is not None or any(
        vocabulary.words(kind).meaning(joined).certain for kind in kinds
    )


def _ours(
    path: Sequence[str], own: Mapping[str, str]
) -> tuple[RegisterColumn, tuple[int, int]] | None:
    for doubt, words in enumerate(_readings(path)):
        for lookup in _lookups(words):
            if lookup in own:
                return column_of(own[lookup]), (-1, 0)
            if lookup in _known_heads():
                ours, rank = _known_heads()[lookup]
                return ours, (doubt, rank)
    return None


def _readings(path: Sequence[str]) -> Iterator[str]:
    """Yield a head joined to what stands above it, then alone where that cannot mislead."""
    groups = [_bare_group(words) for words in path[:-1]]
    for first in range(len(groups)):
        yield "".join((*groups[first:], path[-1]))
    of_others = register_data()["group_heads"]["of_others"]
    is_short = len(bare_word(path[-1])) <= _SHORT_HEAD
    if not groups or not (is_short or any(word in group for word in of_others for group in groups)):
        yield path[-1]


def _bare_group(words: str) -> str:
    bare = bare_word(words)
    ends = register_data()["group_heads"]["left_out"]
    return next((bare.removesuffix(end) for end in ends if bare.endswith(end)), bare)


def _lookups(words: str) -> tuple[str, ...]:
    """Return a head as it is looked up: whole, then without its remark.

    收到日期（补正材料） is another day than that of the application.
    """
    bare = without_remark(words)
    remark = bare_word(words).removeprefix(bare_word(bare))
    is_of_others = any(word in remark for word in register_data()["group_heads"]["of_others"])
    return (bare_word(words),) if is_of_others else (bare_word(words), bare_word(bare))


@cache
def _known_heads() -> Mapping[str, tuple[RegisterColumn, int]]:
    """Return what is known of heads: the column, and how sure that is, 0 for our own head."""
    known: dict[str, tuple[RegisterColumn, int]] = {}
    for column in register_columns():
        for rank, words in enumerate((column.head, *column.synonyms)):
            known.setdefault(bare_word(words), (column, rank))
    return known


@cache
def _others() -> Mapping[Role, frozenset[str]]:
    data = register_data()
    heads = (
        (Role.CALCULATED, (*calculated_heads().values(), *data["calculated"]["heads"])),
        (Role.QUANTITY, data["quantity"]["heads"]),
        (Role.UNREAD, data["personal"]["heads"]),
    )
    return {role: frozenset(map(bare_word, words)) for role, words in heads}


def _ticked(path: Sequence[str], vocabulary: Vocabulary) -> tuple[RegisterColumn, str] | None:
    """Return what is ticked below a head that is itself a type or result; None for none sure."""
    kinds = _kinds_above(path[:-1], vocabulary) or (Kind.APPLICANT, Kind.RESULT)
    # 其他处理 above 其他 is surer than 其他 alone.
    for words in ("".join(map(bare_word, path[-2:])), path[-1]):
        found = [
            (column_of(kind.value), meaning)
            for kind in kinds
            if (meaning := vocabulary.words(kind).meaning(words).certain)
        ]
        if found:
            return found[0] if len(found) == 1 else None
    return None


class LooksLike(NamedTuple):
    """Which of our columns a head looks like; whether no days can be told without it."""

    columns: tuple[RegisterColumn, ...]
    days: bool = False


def looks_like(one: SeenColumn) -> LooksLike | None:
    """Return what a column that nobody knows may be; None where it looks like none of ours."""
    if one.role is not Role.UNKNOWN:
        return None
    head = bare_word("".join(one.path))
    for hint in register_data()["looks_like"]:
        if any(word in head for word in hint["words"]):
            return LooksLike(tuple(map(column_of, hint["keys"])), hint.get("days", False))
    return None


def _kinds_above(groups: Sequence[str], vocabulary: Vocabulary) -> tuple[Kind, ...]:
    """Return what the heads above say is ticked; 其他 is a type of applicant and a result."""
    for words in reversed(groups):
        if (ours := column_meant(_bare_group(words))) and ours.kind in {
            Kind.APPLICANT,
            Kind.RESULT,
        }:
            return (ours.kind,)
        if vocabulary.results.meaning(words).keys:
            return (Kind.RESULT,)
        if vocabulary.applicants.meaning(words).keys:
            return (Kind.APPLICANT,)
    return ()
