"""Starts the command line, so that who stops it while it is being loaded gets a line as well."""

import gc
import sys

# A command is short and leaves little garbage. Python's own 700 makes it search for some again and
# again while the modules of a command are loaded.
_OBJECTS_BETWEEN_SEARCHES = 100_000


def main() -> None:
    """Load and run the command line."""
    gc.set_threshold(_OBJECTS_BETWEEN_SEARCHES)
    try:
        from gaitool.cli.process import main as run
    except KeyboardInterrupt:
        sys.stderr.write("已中断。\n")
        sys.exit(130)
    run()
