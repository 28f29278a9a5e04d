"""The entry point as ``python -m gaitool``, for machines whose PATH lacks the script."""

from gaitool.cli.start import main

if __name__ == "__main__":
    main()
