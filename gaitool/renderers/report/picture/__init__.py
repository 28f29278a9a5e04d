"""The finished report as one tall picture (一图读懂), drawn from its tables.

The flow: ``drawings`` (what is told, of any edition, and where each thing stands) → ``drawing``
(the SVG) → ``pixels`` (the PNG, where the extra for it is installed).
"""
