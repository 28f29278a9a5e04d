"""A sheet whose page numbers stand outside: right on odd pages, left on even ones."""

from xlsxwriter.worksheet import Worksheet

_NUMBER = '&"宋体,Regular"&14'
_ODD = f"&R{_NUMBER}— &P —　　"
_EVEN = f"&L{_NUMBER}　— &P —"
"""One character from the edge of the text (GB/T 9704-2012, 7.5); the right margin is narrower."""


class NumberedSheet(Worksheet):  # type: ignore[misc]  # the library has no types
    """Writes heads and feet for even pages too, which the library has no words for."""

    def _write_header_footer(self) -> None:
        # A private hook of the library: a test reads both feet of a written file.
        self._xml_start_tag("headerFooter", [("differentOddEven", 1)])
        for page, foot in (("odd", _ODD), ("even", _EVEN)):
            if self.header:
                self._xml_data_element(f"{page}Header", self.header)
            self._xml_data_element(f"{page}Footer", foot)
        self._xml_end_tag("headerFooter")
