"""The command line: options in, exit code out; the only place that prints and catches errors.

Knows streams, output files and this machine; what a command does is done below. May import every
other room, and loads each only when a command asks for it.
"""
