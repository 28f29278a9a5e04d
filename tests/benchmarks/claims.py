"""What sentences state is read as it was labelled: precision and recall a field and a set."""

from collections.abc import Iterator

from tests.support.labelled import Passage, passages, passages_of, scores

_SETS = (
    ("independent, tuned on since", "independent"),
    ("further, tuned on since", "further"),
    ("blind at first, tuned on since", "blind"),
    ("fresh at first, tuned on since", "final"),
    ("traits of published reports, in own words", "traits"),
)
"""Titles and names of the sets that others than the writer of the patterns have labelled."""


def main() -> None:
    """Print a table a set."""
    for title, part in _parts():
        print(f"{title}: {len(part)} passages")
        print(f"  {'field':26} labelled  read  right  precision  recall")
        for field, score in scores(part).items():
            print(
                f"  {field:26} {score.labelled:8} {score.read:5} {score.right:6}"
                f" {score.precision:10.3f} {score.recall:7.3f}"
            )


def _parts() -> Iterator[tuple[str, list[Passage]]]:
    yield "tuned", passages(held_out=False)
    yield "held out", passages(held_out=True)
    for title, name in _SETS:
        yield title, passages_of(name)


if __name__ == "__main__":
    main()
