"""What could not be counted of a register, as people read it."""
