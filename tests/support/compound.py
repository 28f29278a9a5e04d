"""OLE containers, the shell of encrypted and of old workbooks, for tests."""

import struct

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound_file(stream: str) -> bytes:
    """Return an OLE container with one stream of 4096 bytes: header, table, directory, stream."""
    # As [MS-CFB] lays it out: magic, class, version 3, byte order, 512-byte and 64-byte sectors.
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        *(0x3E, 3, 0xFFFE, 9, 6, b""),
        # One table sector, the directory in sector 1; from 4096 bytes on no small sectors.
        *(0, 1, 1, 0, 4096, END, 0, END, 0, 0),
    )
    header += struct.pack("<108I", *[FREE] * 108)
    table = [FAT, END, *range(3, 10), END]
    sectors = struct.pack("<128I", *table, *[FREE] * (128 - len(table)))
    directory = _entry("Root Entry", 5, END, 0, child=1) + _entry(stream, 2, 2, 4096)
    return header + sectors + directory.ljust(SECTOR, b"\0") + bytes(4096)


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    about = struct.pack("<HBBIII", len(encoded), kind, 1, FREE, FREE, child)
    return encoded.ljust(64, b"\0") + about + bytes(36) + struct.pack("<IQ", start, size)
