"""What ``gaitool rollup`` runs, writes and shows; the command itself stands in ``commands``.

Knows where the store of a roll-up lies and which files it may write. May import ``cli`` and every
room below it, never ``commands``.
"""
