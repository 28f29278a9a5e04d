"""``gaitool check *.xlsx`` works where the shell leaves the pattern to the program."""

from pathlib import Path

from gaitool.cli.file_patterns import expanded


def test_a_pattern_is_the_files_it_means_without_locks(folder: Path) -> None:
    for name in ("乙.xlsx", "甲.xlsx", "~$甲.xlsx", "说明.txt"):
        (folder / name).touch()
    assert list(expanded(["check", "*.xlsx", "--select", "G3"])) == [
        "check",
        "乙.xlsx",
        "甲.xlsx",
        "--select",
        "G3",
    ]


def test_a_pattern_inside_a_folder_keeps_the_folder(folder: Path) -> None:
    (folder / "上报").mkdir()
    (folder / "上报" / "甲.xlsx").touch()
    assert list(expanded(["上报/?.xlsx"])) == [str(Path("上报") / "甲.xlsx")]


def test_a_pattern_that_means_no_file_stays() -> None:
    assert list(expanded(["*.xlsx", "没有.xlsx"])) == ["*.xlsx", "没有.xlsx"]
