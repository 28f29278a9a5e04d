"""The work that a roll-up does on every file, here or in a worker."""

from dataclasses import dataclass
from pathlib import Path

from gaitool.checking.file_work import GIVEN_UP_WORDS, chosen_rules
from gaitool.checking.known import KnownTable
from gaitool.collection import CollectedFile
from gaitool.errors import FileProblem
from gaitool.findings import UnusableFileResult
from gaitool.local_requirements import LocalRequirements
from gaitool.rollup.collected_file import collect_file
from gaitool.rollup.kept_file import KeptFile, kept_file


@dataclass(frozen=True, slots=True)
class Collect:
    """Collects a file for a roll-up, asking the rules with these ids.

    ``known`` is what others know of the units, ``local`` what a county or city asks of them.
    """

    rules: tuple[str, ...]
    known: KnownTable | None = None
    local: LocalRequirements | None = None

    def on(self, file: Path) -> KeptFile:
        """Return what a roll-up keeps of the file, ready to be stored."""
        return kept_file(collect_file(file, chosen_rules(self.rules), self.known, self.local))

    def given_up(self, file: Path, problem: FileProblem) -> KeptFile:
        """Return the file as one that could not be used.

        Without a digest the next run forgets it, and so tries the file again.
        """
        result = UnusableFileResult(str(file), problem, GIVEN_UP_WORDS[problem])
        return kept_file(CollectedFile(str(file), "", "", result, {}, {}))
