"""Every test of this room runs on both ways: compiled loops and NumPy."""

from tests.paths import both_ways

__all__ = ["both_ways"]
