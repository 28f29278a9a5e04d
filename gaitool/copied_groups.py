"""Units whose texts are one another's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CopiedText:
    """The text of a unit that has copied, or was copied from.

    ``count`` is how many sentences it has, ``shared`` how many of them stand in another text of
    its group as well; ``quote`` is one of these in the unit's own words.
    """

    unit: str
    file: str
    shared: int
    count: int
    quote: str


@dataclass(frozen=True, slots=True)
class CopiedGroup:
    """Units whose texts are one another's; ``sentences`` are those that most of them have.

    ``source`` is the unit that the others perhaps copied from, empty where nothing says so:
    the one whose cover has the earliest day, ``source_dated``, or else the one whose sentences
    stand in most of the others.
    """

    texts: tuple[CopiedText, ...]
    sentences: tuple[str, ...]
    source: str = ""
    source_dated: str = ""
