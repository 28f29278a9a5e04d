"""TOML files that users write: asked key by key, a mistake told in one line that names its place.

Knows nothing of what the files are about, and imports nothing of ours.
"""

from gaitool.toml_file.lines import line_of
from gaitool.toml_file.nodes import BadToml, KeyPath, Node, distinct, known, read_toml

__all__ = ["BadToml", "KeyPath", "Node", "distinct", "known", "line_of", "read_toml"]
