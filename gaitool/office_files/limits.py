"""What a file may measure at most; one value, printed by ``gaitool doctor``."""

from gaitool.record import Value

MEBIBYTE = 1024 * 1024


class Limits(Value):
    """Sizes in bytes, counts of parts and cells.

    Measured on 3,151 real workbooks: at most 60 MB unpacked, 1,033 parts, ratio 299 (small
    parts only). Sheets may be larger than other parts because they are read as streams, and only
    within the window of ``rows`` and ``columns``. ``text``, ``formula`` and ``number_format`` are
    what Excel lets a cell hold (characters), ``sheet_text`` what all cells of a window may hold
    together, a shared text counted as often as it is referred to.
    """

    file_size: int = 20 * MEBIBYTE
    parts: int = 2_000
    part_size: int = 64 * MEBIBYTE
    parts_size: int = 128 * MEBIBYTE
    worksheet_size: int = 512 * MEBIBYTE
    unpacked_size: int = 512 * MEBIBYTE
    # Small parts reach more in innocence: only large ones are held to it.
    ratio: int = 200
    ratio_counts_from: int = MEBIBYTE
    # The window: the longest table an edition may have, and last year's figures below it.
    rows: int = 400
    columns: int = 60
    cells: int = 1_000_000
    text: int = 32_767
    formula: int = 8_192
    number_format: int = 255
    sheet_text: int = 4_000_000


LIMITS = Limits()
