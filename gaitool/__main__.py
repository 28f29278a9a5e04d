"""The entry point, also of ``python -m gaitool`` for machines whose PATH lacks the script."""

import sys


def main() -> None:
    """Run the command line; who stops it while it is being loaded gets a line as well."""
    try:
        from gaitool.cli.app import main as run
    except KeyboardInterrupt:
        sys.stderr.write("已中断。\n")
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
