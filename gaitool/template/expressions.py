"""Spreadsheet expressions that carry the value they will show.

A formula and its value are composed together, so that the saved value of every live cell is the
one a spreadsheet program calculates: LibreOffice shows saved values and does not calculate a
file anew when it opens one. Only functions that Excel 2013, WPS and LibreOffice calculate alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from gaitool.answers import plain_digits
from gaitool.layout import Address, Area

Value = Decimal | str | bool | None


@dataclass(frozen=True, slots=True)
class Expression:
    """A formula without its ``=``, and the value it has for the sheet as written."""

    formula: str
    value: Value

    def __add__(self, other: "Expression") -> "Expression":
        return Expression(f"({self.formula}+{other.formula})", _number(self) + _number(other))

    def __sub__(self, other: "Expression") -> "Expression":
        return Expression(f"({self.formula}-{other.formula})", _number(self) - _number(other))


def text(words: str) -> Expression:
    """Return a constant text."""
    quoted = words.replace('"', '""')
    return Expression(f'"{quoted}"', words)


def number(value: int) -> Expression:
    """Return a constant number."""
    return Expression(str(value), Decimal(value))


def choose(condition: Expression, then: Expression, otherwise: Expression) -> Expression:
    """Return IF(condition, then, otherwise)."""
    return Expression(
        f"IF({condition.formula},{then.formula},{otherwise.formula})",
        then.value if condition.value else otherwise.value,
    )


def both(one: Expression, other: Expression) -> Expression:
    """Return whether both conditions hold."""
    formula = f"AND({one.formula},{other.formula})"
    return Expression(formula, bool(one.value) and bool(other.value))


def is_zero(count: Expression) -> Expression:
    """Return whether a count is 0."""
    return Expression(f"{count.formula}=0", not _number(count))


def joined(*pieces: Expression) -> Expression:
    """Return the pieces as one text."""
    words = (plain_digits(p.value) if isinstance(p.value, Decimal) else p.value for p in pieces)
    return Expression("&".join(p.formula for p in pieces), "".join(map(str, words)))


def compared(actual: Expression, expected: Expression, fine: str) -> Expression:
    """Return ``fine`` where two numbers are equal, else 多 or 少 with the difference."""
    more, less = _number(actual), _number(expected)
    one, other = actual.formula, expected.formula
    formula = (
        f'IF({one}={other},"{fine}",IF({one}>{other},"多 "&({one}-{other}),"少 "&({other}-{one})))'
    )
    if more == less:
        return Expression(formula, fine)
    return Expression(formula, f"{'多' if more > less else '少'} {plain_digits(abs(more - less))}")


def at_least(actual: Expression, floor: Expression, fine: str) -> Expression:
    """Return ``fine`` where a number reaches the other, else 少 with the difference."""
    short = floor - actual
    formula = f'IF({actual.formula}<{floor.formula},"少 "&{short.formula},"{fine}")'
    missing = _number(short)
    return Expression(formula, f"少 {plain_digits(missing)}" if missing > 0 else fine)


class Calculator:
    """Makes expressions over the cells of one sheet, given what is written in them."""

    def __init__(self, written: Mapping[Address, Decimal | str]) -> None:
        self._written = written

    def cell(self, address: Address) -> Expression:
        """Return a reference to a cell."""
        return Expression(str(address), self._written.get(address))

    def is_empty(self, address: Address) -> Expression:
        """Return whether a cell is empty."""
        return Expression(f'{address}=""', address not in self._written)

    def is_filled(self, address: Address) -> Expression:
        """Return whether a cell holds anything."""
        return Expression(f'{address}<>""', address in self._written)

    def all_empty(self, *areas: Area) -> Expression:
        """Return whether no cell holds anything."""
        formula = f"COUNTA({','.join(map(str, areas))})=0"
        return Expression(formula, not self._values(areas))

    def without(self, ones: Area, others: Area) -> Expression:
        """Return how many filled cells of an area have an empty one in the other."""
        pairs = zip(ones.addresses, others.addresses, strict=True)
        count = sum(one in self._written and other not in self._written for one, other in pairs)
        return Expression(f'SUMPRODUCT(({ones}<>"")*({others}=""))', Decimal(count))

    def any_number(self, *areas: Area) -> Expression:
        """Return whether some cell holds a number."""
        numbers = any(isinstance(value, Decimal) for value in self._values(areas))
        return Expression(f"COUNT({','.join(map(str, areas))})>0", numbers)

    def is_text(self, address: Address, words: str) -> Expression:
        """Return whether a cell holds these words."""
        return Expression(f'{address}="{words}"', self._written.get(address) == words)

    def is_other(self, address: Address, words: str) -> Expression:
        """Return whether a cell holds anything but these words."""
        return Expression(f'{address}<>"{words}"', self._written.get(address) != words)

    def blanks(self, *areas: Area) -> Expression:
        """Return how many cells are empty."""
        # COUNTBLANK takes one area only.
        formula = "(" + "+".join(f"COUNTBLANK({area})" for area in areas) + ")"
        empty = sum(a not in self._written for area in areas for a in area.addresses)
        return Expression(formula, Decimal(empty))

    def has_words(self, *areas: Area) -> Expression:
        """Return whether a cell holds a text in place of a number."""
        listed = ",".join(map(str, areas))
        words = any(isinstance(value, str) for value in self._values(areas))
        return Expression(f"COUNTA({listed})>COUNT({listed})", words)

    def words(self, *areas: Area) -> Expression:
        """Return how many cells hold a text in place of a number."""
        listed = ",".join(map(str, areas))
        words = sum(isinstance(value, str) for value in self._values(areas))
        return Expression(f"(COUNTA({listed})-COUNT({listed}))", Decimal(words))

    def total(self, *areas: Area) -> Expression:
        """Return the sum of the numbers in some areas."""
        numbers = (value for value in self._values(areas) if isinstance(value, Decimal))
        listed = ",".join(map(str, areas))
        return Expression(f"SUM({listed})", sum(numbers, start=Decimal(0)))

    def unlike(self, one: Area, other: Area) -> Expression:
        """Return how many cells of an area are filled in and differ from those of the other."""
        # SUMPRODUCT goes through areas in every program; SUM would need to be entered as an array.
        formula = f'SUMPRODUCT(({one}<>"")*({one}<>{other}))'
        pairs = zip(one.addresses, other.addresses, strict=True)
        count = sum(
            a in self._written and self._written[a] != self._written.get(b) for a, b in pairs
        )
        return Expression(formula, Decimal(count))

    def _values(self, areas: tuple[Area, ...]) -> list[Decimal | str]:
        addresses = (address for area in areas for address in area.addresses)
        return [self._written[address] for address in addresses if address in self._written]


def off_count(area: Area, checks: Mapping[Address, Expression]) -> Expression:
    """Return how many check cells of an area say 多 or 少."""
    first = f"LEFT({area},1)"
    said = [str(checks[address].value) for address in area.addresses]
    return Expression(
        f'SUMPRODUCT(({first}="多")+({first}="少"))',
        Decimal(sum(words.startswith(("多", "少")) for words in said)),
    )


def _number(expression: Expression) -> Decimal:
    return expression.value if isinstance(expression.value, Decimal) else Decimal(0)
