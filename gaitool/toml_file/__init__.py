"""TOML files: asked key by key, a mistake of a user told in one line that names its place.

Knows nothing of what the files are about, and imports nothing of ours.
"""

from gaitool.toml_file.nodes import BadToml, KeyPath, Node, distinct, known, read_toml
from gaitool.toml_file.packaged import read_packaged

__all__ = ["BadToml", "KeyPath", "Node", "distinct", "known", "read_packaged", "read_toml"]
