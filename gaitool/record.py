"""Values with named fields for which no code is compiled: a check makes over a hundred classes.

A ``NamedTuple`` takes 0.04 ms to define, six times as long, but a third of the time to make: it is
for what is made by the thousand, and what is unpacked. A frozen dataclass takes 0.7 ms.
"""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Self, TypeVar, cast, dataclass_transform

_Value = TypeVar("_Value")


class _Made:
    def __init__(self, factory: Callable[[], Any]) -> None:
        self.factory = factory


def made(*, factory: Callable[[], _Value]) -> _Value:
    """Declare a field that, where it is not given, is made anew for every record."""
    return cast("_Value", _Made(factory))


@dataclass_transform(eq_default=False, frozen_default=True, field_specifiers=(made,))
class Record:
    """A value whose fields are its annotations; it is only the same as itself, and never changes.

    A field with a default need not be given. What is looked up again and again may be kept
    beside the fields, by ``cached_property``.
    """

    _fields: ClassVar[tuple[str, ...]] = ()
    _allowed: ClassVar[frozenset[str]] = frozenset()
    _needed: ClassVar[frozenset[str]] = frozenset()
    _made: ClassVar[Mapping[str, Callable[[], Any]]] = {}

    def __init_subclass__(cls) -> None:
        own = vars(cls)
        cls._fields = tuple(cls.__annotations__)
        cls._allowed = frozenset(cls._fields)
        cls._needed = frozenset(name for name in cls._fields if name not in own)
        made_anew = ((name, own.get(name)) for name in cls._fields)
        cls._made = {name: way.factory for name, way in made_anew if isinstance(way, _Made)}

    def __init__(self, *values: Any, **named: Any) -> None:
        # The quickest way, for what a text has many of.
        if len(values) == len(self._fields) and not named:
            vars(self).update(zip(self._fields, values, strict=True))
            return
        if values:
            given = self._fields[: len(values)]
            if len(given) < len(values) or not named.keys().isdisjoint(given):
                raise TypeError(f"{type(self).__name__}: {len(values)} values, {sorted(named)}")
            named.update(zip(given, values, strict=True))
        if not self._needed <= named.keys() <= self._allowed:
            raise TypeError(f"{type(self).__name__}: {sorted(named.keys() ^ self._fields)}")
        for name, factory in self._made.items():
            if name not in named:
                named[name] = factory()
        vars(self).update(named)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} is never changed")

    def _replace(self, **changes: Any) -> Self:
        """Return a record that differs in some fields, as that of a ``NamedTuple`` does."""
        kept = vars(self)
        return type(self)(**{name: kept[name] for name in self._fields if name in kept} | changes)

    def __repr__(self) -> str:
        fields = (f"{name}={getattr(self, name)!r}" for name in self._fields)
        return f"{type(self).__name__}({', '.join(fields)})"


class Value(Record):
    """A record that is the same as any other of its class with the same fields."""

    def _all(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self._fields)

    def __eq__(self, other: object) -> bool:
        return self._all() == other._all() if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._all())
