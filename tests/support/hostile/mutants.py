"""Mutants of a filled workbook, from a fixed seed: bytes of the file, of its parts, of its XML.

As a script: ``python -m tests.support.hostile.mutants 1000`` checks so many and prints the outcomes.
"""

import io
import random
import re
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

SEED = 20_211_117
# What breaks number and address readers: overflow, 5,000 digits (beyond what int() takes), the last
# column, half a character, an entity nobody declared, bytes of another encoding.
_NASTY = (
    b"",
    b"-1",
    b"0",
    b"99999999999",
    b"1e999",
    b"NaN",
    b"9" * 5_000,
    b"A0",
    b"XFD1048576",
    b"&amp;",
    b"&#xD800;",
    b"&x;",
    b"\xff\xfe",
    "𠮷".encode(),
)
# The value of an attribute, or the text between two tags.
_VALUE = re.compile(rb'(?<==")[^"<>]{0,80}(?=")|(?<=>)[^<>]{1,80}(?=<)')
# An empty element, or one that holds no other.
_ELEMENT = re.compile(rb"<(\w+)[^<>]*(?:/>|>[^<>]*</\1>)")

Change = Callable[[bytes, random.Random], bytes]


def mutants(original: bytes, count: int, seed: int = SEED) -> Iterator[bytes]:
    """Yield so many mutants, always the same."""
    dice = random.Random(seed)
    for _ in range(count):
        # Mostly inside the parts: a damaged archive is refused before anything is read.
        if dice.random() < 0.25:
            yield dice.choice(_ON_FILE)(original, dice)
        elif zipfile.is_zipfile(io.BytesIO(original)):
            yield _with_changed_parts(original, dice)
        else:
            yield dice.choice(_ON_PART)(original, dice)


def _with_changed_parts(original: bytes, dice: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(original)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(dice.choice((1, 1, 2, 5))):
        name = dice.choice(list(parts))
        fate = dice.random()
        if fate < 0.06:
            del parts[name]
        elif fate < 0.1:
            parts[name] = parts[dice.choice(list(parts))]
        elif fate < 0.13:
            parts[dice.choice((name.upper(), name.replace("/", "\\")))] = parts.pop(name)
        else:
            parts[name] = dice.choice(_ON_PART)(parts[name], dice)
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return changed.getvalue()


def _flip_bytes(content: bytes, dice: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(dice.choice((1, 4, 40))):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _truncate(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randrange(len(content) + 1)]


def _cut_out(content: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(content) + 1)
    return content[:start] + content[start + dice.choice((1, 10, 1_000)) :]


def _repeat(content: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(content) + 1)
    piece = content[start : start + dice.choice((10, 500))]
    return content[:start] + piece * dice.choice((2, 50)) + content[start:]


def _replace_values(content: bytes, dice: random.Random) -> bytes:
    found = list(_VALUE.finditer(content))
    chosen = sorted(dice.sample(found, min(len(found), dice.choice((1, 3, 20)))), key=_start)
    # From the end, so that the places of the others stay right.
    for match in reversed(chosen):
        content = content[: match.start()] + dice.choice(_NASTY) + content[match.end() :]
    return content


def _repeat_element(content: bytes, dice: random.Random) -> bytes:
    found = list(_ELEMENT.finditer(content))
    if not found:
        return content
    match = dice.choice(found)
    return content[: match.end()] + match[0] * dice.choice((1, 2, 300)) + content[match.end() :]


def _remove_element(content: bytes, dice: random.Random) -> bytes:
    found = list(_ELEMENT.finditer(content))
    if not found:
        return content
    match = dice.choice(found)
    return content[: match.start()] + content[match.end() :]


def _start(match: re.Match[bytes]) -> int:
    return match.start()


_ON_FILE: tuple[Change, ...] = (_flip_bytes, _truncate, _cut_out, _repeat)
_ON_PART: tuple[Change, ...] = (
    *(_flip_bytes, _truncate, _cut_out, _repeat),
    # More often: these keep the XML well formed and so reach the reader.
    *[_replace_values] * 8,
    *[_repeat_element] * 3,
    *[_remove_element] * 3,
)


def main() -> None:
    """Check the mutants and print what became of them."""
    from tests.support.hostile.confined import outcomes
    from tests.support.text_grid import fixture
    from tests.support.workbooks import filled_workbook

    count = int(sys.argv[1]) if sys.argv[1:] else 1_000
    with tempfile.TemporaryDirectory() as folder:
        original = filled_workbook(Path(folder) / "original.xlsx", fixture("consistent"))
        files = []
        for number, mutant in enumerate(mutants(original.read_bytes(), count)):
            files.append(Path(folder) / f"{number}.xlsx")
            files[-1].write_bytes(mutant)
        results = outcomes(files)
        for result in results:
            if not result.sound:
                kept = Path(tempfile.gettempdir()) / f"unsound_{Path(result.file).name}"
                kept.write_bytes(Path(result.file).read_bytes())
                print(kept, result)
    for (code, problem), times in Counter((r.code, r.problem) for r in results).most_common():
        print(f"{times:6}  exit {code}  {problem}")
    slowest = max(results, key=lambda result: result.seconds)
    largest = max(results, key=lambda result: result.megabytes)
    print(
        f"{len(results)} mutants, slowest {slowest.seconds:.2f} s, most {largest.megabytes:.0f} MB"
    )


if __name__ == "__main__":
    main()
