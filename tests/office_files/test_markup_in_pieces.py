"""A part is read in small pieces, and in larger ones only where one tag fills several."""

import io

from gaitool.office_files.markup import parse_markup

SMALL = 64 * 1024


class Watched(io.BytesIO):
    """Bytes that remember in which pieces they were asked for."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.asked: list[int | None] = []

    def read(self, size: int | None = -1) -> bytes:
        self.asked.append(size)
        return super().read(size)


def pieces(content: bytes) -> list[int | None]:
    stream = Watched(content)
    parse_markup(stream, lambda *_: None)
    return stream.asked


def test_many_tags_are_read_in_small_pieces() -> None:
    assert set(pieces(b"<a>" + b"<b>5</b>" * 200_000 + b"</a>")) == {SMALL}


def test_a_tag_of_megabytes_is_read_in_few_pieces() -> None:
    assert len(pieces(b'<a b="' + b"&lt;" * 1_000_000 + b'"/>')) < 12


def test_after_a_long_comment_pieces_are_small_again() -> None:
    asked = pieces(b"<a><!--" + b"x" * 1_000_000 + b"-->" + b"<b/>" * 1_000_000 + b"</a>")
    assert asked[-1] == SMALL
    assert max(size or 0 for size in asked) > SMALL


def test_no_piece_is_larger_than_memory_has_room_for() -> None:
    assert max(size or 0 for size in pieces(b"<a><!--" + b"x" * 40_000_000 + b"--></a>")) < 2**24
