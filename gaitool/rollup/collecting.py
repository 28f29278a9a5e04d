"""The work that a roll-up does on every file, here or in a worker."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from gaitool.checking.file_work import GIVEN_UP_WORDS, chosen_rules
from gaitool.checking.fingerprint import code_fingerprint
from gaitool.checking.known import KnownTable
from gaitool.collection import CollectedFile
from gaitool.errors import FileProblem
from gaitool.findings import UnusableFileResult
from gaitool.local_requirements import LocalRequirements
from gaitool.rollup.collected_file import Beside, collect_file
from gaitool.rollup.kept_file import KeptFile, kept_file
from gaitool.text.folding import fold_label


class EarlierFile(NamedTuple):
    """A file that holds last year's report of a unit, and the digest of what was read in it."""

    path: Path
    digest: str


VERSION = "gaitool 的版本"
"""What is said to differ where other rules were asked, or by another program."""


@dataclass(frozen=True, slots=True)
class Collect:
    """Collects a file for a roll-up, asking the rules with these ids.

    ``known`` is what others know of the units, ``local`` what a county or city asks of them.
    ``previous`` names last year's file for each of this year's that has one, by absolute paths.
    ``other_names`` are what units are called besides what their names tell, by folded names,
    ``present_names`` what they are called now by the folded former ones.
    """

    rules: tuple[str, ...]
    known: KnownTable | None = None
    local: LocalRequirements | None = None
    previous: Mapping[Path, EarlierFile] = field(default_factory=dict)
    other_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    present_names: Mapping[str, str] = field(default_factory=dict)

    @property
    def asks_whose(self) -> bool:
        """Whether the result of a content depends on whose report it is."""
        return self.known is not None or bool(self.other_names or self.present_names)

    def for_files(self, files: Sequence[Path]) -> "Collect":
        """Return the work with what these files need of it."""
        return replace(self, previous={f: self.previous[f] for f in files if f in self.previous})

    def kind_of(self, file: Path) -> str:
        """Return what of a file's name decides how it is read."""
        return ".json" if file.suffix.lower() == ".json" else ""

    def judged_by(self, file: Path, agency: str) -> Mapping[str, str]:
        """Return on what the result of a content depends beside the content, and whose it is.

        Each under its name, so that two runs can say in what they differ.
        """
        earlier = self.previous.get(file.absolute()) if self.previous else None
        own = fold_label(agency)
        return {
            VERSION: _version(self.rules),
            "地方口径": _named(self.local),
            "已知数": self.known.digest_of(agency) if self.known else "",
            "名单": "、".join((*self.other_names.get(own, ()), self.present_names.get(own, ""))),
            "上年的报告": earlier.digest + earlier.path.suffix.lower() if earlier else "",
        }

    def on(self, file: Path) -> KeptFile:
        """Return what a roll-up keeps of the file, ready to be stored."""
        last = self.previous.get(file)
        beside = Beside(
            known=self.known,
            local=self.local,
            previous=last.path if last else None,
            other_names=self.other_names,
            present_names=self.present_names,
        )
        return kept_file(collect_file(file, chosen_rules(self.rules), beside))

    def given_up(self, file: Path, problem: FileProblem) -> KeptFile:
        """Return the file as one that could not be used.

        Without a digest the next run forgets it, and so tries the file again.
        """
        result = UnusableFileResult(str(file), problem, GIVEN_UP_WORDS[problem])
        return kept_file(CollectedFile(str(file), "", "", result, {}, {}))


@lru_cache(maxsize=1)
def _version(rules: tuple[str, ...]) -> str:
    return _named((rules, code_fingerprint()))


def _named(basis: object) -> str:
    """Return a name for what a report is judged by; empty where there is none."""
    if basis is None:
        return ""
    return hashlib.sha256(repr(basis).encode("utf-8", "surrogatepass")).hexdigest()
