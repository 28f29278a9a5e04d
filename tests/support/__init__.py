"""Helpers of the tests, each importable as ``tests.support.…``."""
