"""Many filled reports: who has handed in, what is wrong, and the sums."""
