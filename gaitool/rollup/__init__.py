"""Many filled reports: who has handed in, what is wrong, and the sums.

Knows units, rosters, and the store that remembers what was read. May import ``checking`` and
what lies below it; prints nothing.
"""
