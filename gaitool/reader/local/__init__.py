"""Reads the file in which a county or a city states what it asks of reports (``--local``).

The format is TOML; ``local_requirements.schema.json`` beside it describes it, and
``local_requirements.example.toml`` explains every key to those who write one.
"""

from gaitool.reader.local.reading import (
    example_text,
    local_requirements_of,
    local_words,
    read_local_requirements,
)

__all__ = ["example_text", "local_requirements_of", "local_words", "read_local_requirements"]
