"""Many texts in few bytes: a long list of them is held as one, and each made when asked for."""

from array import array
from collections.abc import Sequence
from typing import overload


class PackedTexts(Sequence[str]):
    """Texts by their number, counted from 0; IndexError for a number that has none."""

    def __init__(self) -> None:
        self._together = bytearray()
        self._ends = array("Q", [0])

    def append(self, text: str) -> None:
        """Add a text behind the others."""
        # Half a character, which a damaged file may have, is kept as it is.
        self._together += text.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._together))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> list[str]: ...
    def __getitem__(self, number: int | slice) -> str | list[str]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        # Not from the end: -1 is no number of a text.
        if number < 0:
            raise IndexError(number)
        text = self._together[self._ends[number] : self._ends[number + 1]]
        return text.decode("utf-8", "surrogatepass")
