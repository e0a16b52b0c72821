"""Rewrites and independent reports of invented events, written by hand, and how they are scored."""
