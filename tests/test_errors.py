"""Errors arrive whole from another process: their kind, their words and what they carry."""

import pickle
from pathlib import Path

import pytest

from gaitool.errors import (
    CannotHold,
    CannotWrite,
    FileProblem,
    GaitoolError,
    UnusableFile,
    UsageError,
    WouldOverwrite,
)
from gaitool.filled_report import MissingNumber
from gaitool.form import CellKey, NotInForm

KEY = CellKey("applications", "received", "natural_person")
ERRORS = [
    UnusableFile(Path("甲.xlsx"), FileProblem.DAMAGED, "文件坏了。"),
    WouldOverwrite(Path("甲.xlsx")),
    UsageError("不能同时用。"),
    CannotWrite("写不进去。"),
    CannotHold("太长。"),
    MissingNumber([KEY, KEY]),
    NotInForm(KEY),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_is_the_same_after_a_journey(error: Exception) -> None:
    arrived = pickle.loads(pickle.dumps(error))
    assert (type(arrived), str(arrived), vars(arrived)) == (type(error), str(error), vars(error))


def test_every_error_of_ours_travels() -> None:
    tried = {type(error) for error in ERRORS}
    kinds = {GaitoolError}
    while more := {sub for kind in kinds for sub in kind.__subclasses__()} - kinds:
        kinds |= more
    assert {kind for kind in kinds if "__init__" in vars(kind)} <= tried
