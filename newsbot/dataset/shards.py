"""HAND ON: one split of a data set as numbered Parquet files."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsbot.exports.parquet import ROWS_AT_ONCE, ROWS_IN_GROUP, arrow, batch

if TYPE_CHECKING:
    import pyarrow

ROWS_IN_SHARD = 50_000
"""About 60 MB on disk."""


class Shards:
    """Parquet files ``NAME-00000.parquet`` and so on in *folder*, filled row by row."""

    def __init__(self, folder: Path, name: str, schema: "pyarrow.Schema", rows_in_shard: int = ROWS_IN_SHARD) -> None:
        self.count = 0
        self._folder = folder
        self._name = name
        self._schema = schema
        self._rows_in_shard = rows_in_shard
        self._rows: list[tuple[Any, ...]] = []
        self._batches: list[Any] = []
        self._writer: Any = None

    def add(self, row: tuple[Any, ...]) -> None:
        """Add a row in the archive's own form."""
        self._rows.append(row)
        self.count += 1
        if len(self._rows) == ROWS_AT_ONCE or self.count % self._rows_in_shard == 0:
            self._batches.append(batch(self._rows, self._schema))
            self._rows = []
        if len(self._batches) * ROWS_AT_ONCE >= ROWS_IN_GROUP or self.count % self._rows_in_shard == 0:
            self._write_group()
        if self.count % self._rows_in_shard == 0:
            self._close_file()

    def close(self) -> None:
        """Write what is left."""
        if self._rows:
            self._batches.append(batch(self._rows, self._schema))
        self._write_group()
        self._close_file()

    def _write_group(self) -> None:
        if not self._batches:
            return
        pa = arrow()
        if self._writer is None:
            number = (self.count - 1) // self._rows_in_shard
            path = self._folder / f"{self._name}-{number:05}.parquet"
            self._writer = pa.parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._writer.write_table(pa.Table.from_batches(self._batches), ROWS_IN_GROUP)
        self._batches = []

    def _close_file(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None
