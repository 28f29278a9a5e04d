"""The test suite; what its tests share lives in ``tests.support``."""
