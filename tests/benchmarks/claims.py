"""Print precision and recall of the claims, per field, for the tuned and the held-out part."""

import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(_ROOT), str(_ROOT / "tests" / "narrative")]

from labelled import passages, scores  # noqa: E402


def main() -> None:
    for title, held_out in (("tuned", False), ("held out", True)):
        part = passages(held_out=held_out)
        print(f"{title}: {len(part)} passages")
        print(f"  {'field':26} labelled  read  right  precision  recall")
        for field, score in scores(part).items():
            print(
                f"  {field:26} {score.labelled:8} {score.read:5} {score.right:6}"
                f" {score.precision:10.3f} {score.recall:7.3f}"
            )


if __name__ == "__main__":
    main()
