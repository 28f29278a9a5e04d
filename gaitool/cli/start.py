"""Starts the command line, so that who stops it while it is being loaded gets a line as well."""

import sys


def main() -> None:
    """Load and run the command line."""
    try:
        from gaitool.cli.app import main as run
    except KeyboardInterrupt:
        sys.stderr.write("已中断。\n")
        sys.exit(130)
    run()
