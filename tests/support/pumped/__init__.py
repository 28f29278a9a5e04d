"""What shows that nothing takes longer than in proportion to the length of what it reads."""
