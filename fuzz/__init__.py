"""Fuzzing of what reads pages: `python -m fuzz` gives every reader inputs for a while."""
