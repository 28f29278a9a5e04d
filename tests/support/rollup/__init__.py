"""Counties of units for the roll-up's tests."""
