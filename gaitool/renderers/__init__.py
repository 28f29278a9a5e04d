"""What was found and what was filled in, as text, data and documents; plain functions."""
