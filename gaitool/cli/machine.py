"""What this machine offers to the commands."""

import os


def usable_cores() -> int:
    """Return how many cores this process may use."""
    # Containers and batch systems often grant fewer cores than the machine has.
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
