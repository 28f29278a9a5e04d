"""The face of the tool that a person has before them: what messages may name as a remedy.

This is the command line. The page packs a file of its own in place of this one (``page.packed``),
so that no message needs to know where it will be read.
"""

from gaitool.face.command_line import COMMAND_LINE as FACE

__all__ = ["FACE"]
