"""Pages in many layouts: every segment that was printed is found, with its role and article."""

import pytest

from tests.articles.check import differences
from tests.articles.held import HELD
from tests.articles.later import LATER
from tests.articles.layouts import LAYOUTS
from tests.articles.portals import PORTALS
from tests.articles.tongues import TONGUES

every_layout = pytest.mark.parametrize("name", [*LAYOUTS, *TONGUES, *HELD, *LATER, *PORTALS])


@every_layout
def test_every_segment_that_was_printed_is_found(name):
    sheet = {**LAYOUTS, **TONGUES, **HELD, **LATER, **PORTALS}[name]()

    assert differences(sheet) == []
