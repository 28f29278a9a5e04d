"""Print precision and recall of the claims, per field, for each labelled set."""

import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(_ROOT), str(_ROOT / "tests" / "narrative")]

from labelled import passages, passages_of, scores  # noqa: E402


def main() -> None:
    parts = {
        "tuned": passages(held_out=False),
        "held out": passages(held_out=True),
        "independent, tuned on since": passages_of("independent"),
        "further, tuned on since": passages_of("further"),
        "blind": passages_of("blind"),
    }
    for title, part in parts.items():
        print(f"{title}: {len(part)} passages")
        print(f"  {'field':26} labelled  read  right  precision  recall")
        for field, score in scores(part).items():
            print(
                f"  {field:26} {score.labelled:8} {score.read:5} {score.right:6}"
                f" {score.precision:10.3f} {score.recall:7.3f}"
            )


if __name__ == "__main__":
    main()
