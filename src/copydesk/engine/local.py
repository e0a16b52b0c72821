"""Run the path in this process, one step after another, whole or in shards."""

import pyarrow as pa

from copydesk.desk import PATH, Step


def run(tables: dict[str, pa.Table], path: tuple[Step, ...] = PATH) -> None:
    """Add to `tables` what each step gives, checked against its shape."""
    for step in path:
        given = step.work(**{name: tables[name] for name in step.takes})
        tables[step.gives.name] = step.gives.check(given)
