"""The words by which sentences are read are written once."""

import tomllib
from collections import Counter
from importlib.resources import files

from gaitool.claims.claim import Field
from gaitool.claims.words.lexicon import by_beginnings, lexicon, spelled_out

CONTENT = files("gaitool.claims.words").joinpath("lexicon.toml").read_text(encoding="utf-8")
ENTRIES = [
    (section, name, entry)
    for section, names in tomllib.loads(CONTENT).items()
    for name, entries in names.items()
    for entry in entries
]


def test_every_entry_adds_a_word() -> None:
    first: dict[str, tuple[str, str]] = {}
    for section, name, entry in ENTRIES:
        for word in spelled_out(entry):
            first.setdefault(word, (section, name))
    written = Counter(
        word
        for section, name, entry in ENTRIES
        for word in set(spelled_out(entry))
        if first[word] == (section, name)
    )

    idle = [
        (section, name, entry)
        for section, name, entry in ENTRIES
        if not any(
            written[word] == 1 and first[word] == (section, name) for word in spelled_out(entry)
        )
    ]
    assert idle == []


def test_every_word_is_found_though_entries_are_spelled_out_by_need() -> None:
    meant: dict[str, tuple[str, str]] = {}
    for section, name, entry in ENTRIES:
        for word in spelled_out(entry):
            meant.setdefault(word, (section, name))

    found = {word: lexicon().longest_at(f"。{word}", 1) for word in meant}

    assert found == {word: (word, meaning) for word, meaning in meant.items()}


def test_an_entry_with_a_blank_is_a_word_like_others() -> None:
    (word,) = by_beginnings({"noun": {"foreign": ["APP 下载"]}}).values()

    assert word == [["noun", "foreign", "APP 下载"]]


def test_every_result_but_two_is_a_figure() -> None:
    results = {name for section, name, _ in ENTRIES if section == "result"}

    assert results - {*Field} == {"opened", "not_accepted"}
