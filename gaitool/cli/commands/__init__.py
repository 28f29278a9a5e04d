"""One file a command: its options and the order of its steps.

Knows what its options are called and what it tells the user. May import ``cli`` and every room
below it, but no other command.
"""
