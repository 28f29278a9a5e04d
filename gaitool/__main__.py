"""Entry point of ``python -m gaitool``, for machines whose PATH lacks the script folder."""

from gaitool.cli.app import main

if __name__ == "__main__":
    main()
