"""Many filled reports: who has handed in, what is wrong, and the sums.

Knows units, rosters, and the store that remembers what was read. May import ``checking`` and
every room below it, never ``cli``; prints nothing.
"""
