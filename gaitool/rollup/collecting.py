"""The work that a roll-up does on every file, here or in a worker."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from gaitool.checking.file_work import GIVEN_UP_WORDS, chosen_rules
from gaitool.checking.known import KnownTable
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
    """Collects a file for a roll-up, asking the rules with these ids.

    ``known`` is what others know of the units, ``local`` what a county or city asks of them.
    ``previous`` names last year's file for each of this year's that has one, by absolute paths.
    """

    rules: tuple[str, ...]
    known: KnownTable | None = None
    local: LocalRequirements | None = None
    previous: Mapping[Path, EarlierFile] = field(default_factory=dict)

    def for_files(self, files: Sequence[Path]) -> "Collect":
        """Return the work with what these files need of it."""
        return replace(self, previous={f: self.previous[f] for f in files if f in self.previous})

    def kind_of(self, file: Path) -> str:
        """Return what of a file's name decides how it is read."""
        return ".json" if file.suffix.lower() == ".json" else ""

    def basis(self, file: Path, agency: str) -> tuple[object, ...]:
        """Return on what the result of a content depends beside the content, and whose it is."""
        earlier = self.previous.get(file.absolute())
        last_year = (earlier.digest, earlier.path.suffix.lower()) if earlier else ""
        known = self.known.digest_of(agency) if self.known else ""
        return (self.rules, self.local, known, last_year)

    def on(self, file: Path) -> KeptFile:
        """Return what a roll-up keeps of the file, ready to be stored."""
        last = self.previous.get(file)
        collected = collect_file(
            file,
            chosen_rules(self.rules),
            known=self.known,
            local=self.local,
            previous=last.path if last else None,
        )
        return kept_file(collected)

    def given_up(self, file: Path, problem: FileProblem) -> KeptFile:
        """Return the file as one that could not be used.

        Without a digest the next run forgets it, and so tries the file again.
        """
        result = UnusableFileResult(str(file), problem, GIVEN_UP_WORDS[problem])
        return kept_file(CollectedFile(str(file), "", "", result, {}, {}))
