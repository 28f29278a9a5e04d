"""What the commands return to the shell."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes that scripts may rely on."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    UNUSABLE = 3
    RULE_CRASHED = 4
    INTERRUPTED = 130  # as shells report Ctrl-C: 128 and the number of SIGINT
