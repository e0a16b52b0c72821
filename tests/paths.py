"""The two ways to find the same rows: compiled loops, and NumPy where none were built."""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

# Modules that look for a compiled loop, each under the name `compiled`.
USERS = [
    importlib.import_module(f"copydesk.{name}")
    for name in (
        "text.hashes",
        "text.many",
        "text.marks",
        "copies.alike",
        "copies.fingerprint",
        "copies.link",
        "copies.shared",
    )
]
WAYS = ("compiled", "numpy")


@contextmanager
def walked(way: str) -> Iterator[None]:
    """Go one of the WAYS for a while; skip the test where there is no compiled loop to go."""
    if way == "compiled":
        if any(user.compiled is None for user in USERS):
            pytest.skip("installed without compiled loops")
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        for user in USERS:
            patch.setattr(user, "compiled", None)
        yield


@pytest.fixture(autouse=True, scope="module", params=WAYS)
def both_ways(request: pytest.FixtureRequest) -> Iterator[None]:
    """Run every test of a module on both ways."""
    with walked(request.param):
        yield
