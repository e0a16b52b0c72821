"""Pages that come as fields: a line of JSON Lines, a row of Parquet.

A page is called by its `page`, else its `id`, else its `url`. Its content is `html`, else
`text`; `fetched` is a time (ISO 8601 or seconds since 1970). Fields of other names are mapped.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from copydesk.errors import BadInput
from copydesk.pages import encodings
from copydesk.pages.row import HTML, PLAIN, Known, Row, failed, of_bytes, of_markup, of_text
from copydesk.pages.unpack import Stream
from copydesk.pages.unpack import lines as lines_of

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

NAMES = ("page", "id", "url", "html", "text", "fetched")
# A line of JSON holds one page, and a byte of HTML may take six there.
LINE_CAP = 64_000_000
BATCH = 64  # rows of Parquet that are in memory at once
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECONDS = 1e11  # seconds since 1970 do not reach this before the year 5138


@dataclass(frozen=True)
class Fields:
    """What fields are called in the input, by our name of them; and what holds for all pages.

    Raises:
        BadInput: a name that is mapped is none of ours.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    fetched: datetime | None = None

    def __post_init__(self) -> None:
        """Check the names."""
        for name in self.names:
            if name not in NAMES:
                raise BadInput(f"There is no field {name}. The fields are {', '.join(NAMES)}.")

    def input_name(self, name: str) -> str:
        """Return what a field of ours is called in the input."""
        return self.names.get(name, name)

    def of(self, found: Mapping[str, Any], number: str) -> Row:
        """Return the row of one page; `number` is its name where it has no other."""
        said = {name: found.get(self.input_name(name)) for name in NAMES}
        name = next((str(said[n]) for n in NAMES[:3] if said[n] not in (None, "")), number)
        url = said["url"] if isinstance(said["url"], str) else None
        when = self.fetched if said["fetched"] is None else moment(said["fetched"])
        known = Known(name[:4000], url, when)
        for content, media_type in (("html", HTML), ("text", PLAIN)):
            value = said[content]
            if isinstance(value, str) and value:
                return of_markup(known, value) if content == "html" else of_text(known, value)
            if isinstance(value, bytes) and value:
                return of_bytes(known, value, media_type)
        return failed(known, self._nothing(found))

    def _nothing(self, found: Mapping[str, Any]) -> str:
        html, text = self.input_name("html"), self.input_name("text")
        has = encodings.clean(", ".join(map(str, list(found)[:10]))[:200]) or "nothing"
        return f"It has neither {html} nor {text}; it has {has}. Map one, as in text=body."


def moment(value: Any) -> datetime | None:
    """Return the time that a field says, or None where it cannot be read."""
    try:
        if isinstance(value, datetime):
            return value if value.tzinfo else value.replace(tzinfo=UTC)
        if isinstance(value, date):
            return datetime(value.year, value.month, value.day, tzinfo=UTC)
        if isinstance(value, int | float):
            return EPOCH + timedelta(seconds=value / (1000 if abs(value) > MILLISECONDS else 1))
        words = str(value).strip()
        if words.isdigit():
            if len(words) == 14:  # as an index of archives writes it: 20260306180000
                return datetime.strptime(words, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
            return moment(int(words[:20]))
        time = datetime.fromisoformat(words)
        return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def of_lines(
    name: str, lines: Iterable[bytes | tuple[bytes, bool]], fields: Fields, first: int = 1
) -> Iterator[Row]:
    """Yield a row for each line of JSON Lines, in order; `first` is the number of the first.

    A line may come with whether it is whole; one that is not is a failed row.
    """
    for number, given in enumerate(lines, first):
        line, whole = given if isinstance(given, tuple) else (given, True)
        called = f"{name}#{number}"
        if not whole:
            why = f"Line {number} has more than {LINE_CAP:,} bytes. One line is one page."
            yield failed(Known(called), why)
        elif line.strip():
            yield _of_line(called, line, fields)


def _of_line(called: str, line: bytes, fields: Fields) -> Row:
    try:
        found = json.loads(line.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        why = f"It is no line of JSON ({str(error)[:100]}). Each line is one object."
        return failed(Known(called), why, line)
    if not isinstance(found, dict):
        why = f"It is no JSON object but a {type(found).__name__}. Each line is one object."
        return failed(Known(called), why, line)
    return fields.of(found, called)


def of_stream(name: str, stream: Stream, fields: Fields) -> Iterator[Row]:
    """Yield a row for each line of a stream of JSON Lines, in order."""
    return of_lines(name, lines_of(stream, LINE_CAP), fields)


def of_parquet(name: str, file: Any, fields: Fields) -> Iterator[Row]:
    """Yield a row for each row of a Parquet file, in order."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    number = 0
    try:
        table = pq.ParquetFile(file)
        columns = _columns(table, fields)
        contents = {fields.input_name("html"), fields.input_name("text")} & set(columns)
        if not contents:
            yield fields.of(dict.fromkeys(table.schema_arrow.names), name)
            return
        table = pq.ParquetFile(file, read_dictionary=_words(table, contents))
        for batch in table.iter_batches(BATCH, columns=columns):
            cells = _plain(batch)
            for n in range(batch.num_rows):
                number += 1
                found = {
                    key: _cell(column[n])
                    for key, column in zip(columns, cells.columns, strict=True)
                }
                yield fields.of(found, f"{name}#{number}")
    except (pa.ArrowException, OSError, ValueError, LookupError) as error:
        why = f"The Parquet file breaks off after {number} rows ({str(error)[:200]})."
        yield failed(Known(name), why, number)


def _columns(table: "ParquetFile", fields: Fields) -> list[str]:
    known = set(table.schema_arrow.names)
    return [name for name in map(fields.input_name, NAMES) if name in known]


def _words(table: "ParquetFile", contents: set[str]) -> list[str]:
    """Return the columns that are read as words of a dictionary.

    What stands in many rows is in the file once, and so it must stay in memory: else a file of a
    thousand bytes fills it.
    """
    import pyarrow as pa

    known = (pa.string(), pa.binary(), pa.large_string(), pa.large_binary())
    return [name for name in contents if table.schema_arrow.field(name).type in known]


def _cell(value: Any) -> Any:
    """Return what a cell holds; None where it is a time of the year 99999, or of no known zone."""
    try:
        return value.as_py()
    except (ValueError, OverflowError, LookupError):
        return None


def _plain(batch: Any) -> Any:
    """Return the batch with times in microseconds: nanoseconds do not fit what Python has."""
    import pyarrow as pa

    for n, column in enumerate(batch.schema):
        if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
            micro = batch.column(n).cast(pa.timestamp("us", column.type.tz), safe=False)
            batch = batch.set_column(n, column.name, micro)
    return batch
