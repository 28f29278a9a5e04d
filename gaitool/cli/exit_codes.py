"""What the commands return to the shell."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes as scripts may rely on them."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    UNUSABLE = 3
    RULE_CRASHED = 4
    INTERRUPTED = 130
