"""On pages of known lineage too, the ways of running the path give the same rows."""

import pytest
from bench.copies import SHARED
from bench.equal import compare, lineage


@pytest.mark.timeout(900)  # page by page, on a machine that may be busy
def test_whole_shards_and_page_by_page_give_the_same_rows_of_copied_news():
    if not (SHARED / "bench" / "lineage_bench.py").exists():
        pytest.skip(f"there is no lineage maker under {SHARED}")

    found = {way: differing for way, _, differing in compare(lineage(120), spark=False)}

    assert found == dict.fromkeys(found, [])
    assert len(found) == 4
