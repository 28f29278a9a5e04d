"""The work that a roll-up does on every file, here or in a worker."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from gaitool.checking.file_work import GIVEN_UP_WORDS, chosen_rules
from gaitool.collection import CollectedFile
from gaitool.errors import FileProblem
from gaitool.findings import UnusableFileResult
from gaitool.local_requirements import LocalRequirements
from gaitool.rollup.collected_file import collect_file
from gaitool.rollup.kept_file import KeptFile, kept_file


class EarlierFile(NamedTuple):
    """A file that holds last year's report of a unit, and the digest of what was read in it."""

    path: Path
    digest: str


@dataclass(frozen=True, slots=True)
class Collect:
    """Collects a file for a roll-up: the rules by their ids, and what a county or city asks.

    ``previous`` names last year's file for each of this year's that has one, by absolute paths.
    """

    rules: tuple[str, ...]
    local: LocalRequirements | None = None
    previous: Mapping[Path, EarlierFile] = field(default_factory=dict)

    def for_files(self, files: Sequence[Path]) -> "Collect":
        """Return the work with what these files need of it."""
        return replace(self, previous={f: self.previous[f] for f in files if f in self.previous})

    def kind_of(self, file: Path) -> str:
        """Return what of a file's name decides how it is read."""
        return ".json" if file.suffix.lower() == ".json" else ""

    def basis(self, file: Path) -> tuple[object, ...]:
        """Return on what the result of a content depends beside the content."""
        earlier = self.previous.get(file.absolute())
        last_year = (earlier.digest, earlier.path.suffix.lower()) if earlier else ""
        return (self.rules, self.local, last_year)

    def on(self, file: Path) -> KeptFile:
        """Return what a roll-up keeps of the file, ready to be stored."""
        earlier = self.previous.get(file)
        previous = earlier.path if earlier else None
        rules = chosen_rules(self.rules)
        return kept_file(collect_file(file, rules, local=self.local, previous=previous))

    def given_up(self, file: Path, problem: FileProblem) -> KeptFile:
        """Return the file as one that could not be used.

        Without a digest the next run forgets it, and so tries the file again.
        """
        result = UnusableFileResult(str(file), problem, GIVEN_UP_WORDS[problem])
        return kept_file(CollectedFile(str(file), "", "", result, {}, {}))
