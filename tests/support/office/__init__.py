"""A real office program, driven step by step."""
