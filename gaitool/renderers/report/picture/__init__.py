"""The finished report as one tall picture (一图读懂), drawn from its tables.

The flow: ``figures`` (what is told, of any edition) → ``cards`` (where each thing stands, of
``shapes``) → ``drawing`` (the SVG) → ``pixels`` (the PNG, where the extra for it is installed).
"""
