"""Applicants of another system as a program brings them in: upload, look at what would come, begin."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from fledge.client.answers import File, Work, read
from fledge.client.answers_of_round import Upload, UploadFile, UploadRow
from fledge.client.walking import V1, Walking


class Arriving(Walking):
    """Tables and papers on their way into a round. Nobody comes in before it is begun, and nobody twice."""

    def upload_applicants(
        self, role: int, files: Iterable[tuple[str, bytes]], *, columns: Mapping[str, str | None] | None = None,
        system: str = "",
    ) -> Upload:  # fmt: skip
        """A table, papers, or both by their names and contents, ZIPs of papers among them, and what would come in.

        ``columns`` says by heading or letter what columns are; ``system`` is greenhouse, ashby, lever or workable.
        """
        said = {"columns": json.dumps(dict(columns))} if columns is not None else {}
        said |= {"system": system} if system else {}
        path = f"{V1}/roles/{role}/uploads"
        return read(Upload, self._asking.ask("POST", path, said, files=tuple(files)).data)

    def uploads(self, role: int) -> Iterator[Upload]:
        """What was uploaded for a round and waits, newest first."""
        return self._all(Upload, f"/roles/{role}/uploads")

    def upload(self, role: int, upload: str) -> Upload:
        """What would come of an upload as things are now."""
        return read(Upload, self._data("GET", _one(role, upload)))

    def explain_upload(self, role: int, upload: str, **said: Any) -> Upload:
        """Say what a table means: ``sheet``, ``header``, ``system``, ``columns``, ``words``, ``days``."""
        return read(Upload, self._data("PATCH", _one(role, upload), said))

    def upload_rows(self, role: int, upload: str) -> Iterator[UploadRow]:
        """Every row and what would come of it."""
        return self._all(UploadRow, f"{_one(role, upload)}/rows")

    def upload_files(self, role: int, upload: str) -> Iterator[UploadFile]:
        """Every file, opened and read; a broken one says what is wrong with it."""
        return self._all(UploadFile, f"{_one(role, upload)}/files")

    def begin_upload(self, role: int, upload: str) -> Work:
        """Bring it in, in the background; begun twice it is the same work."""
        return read(Work, self._data("POST", f"{_one(role, upload)}/begin"))

    def forget_upload(self, role: int, upload: str) -> None:
        """Throw an upload away."""
        self._data("DELETE", _one(role, upload))

    def applicants_template(self, kind: str = "csv") -> File:
        """An empty table with the headings that are read, as ``csv`` or ``xlsx``."""
        return self._file(f"/applicants/template/{quote(kind)}", f"applicants.{kind}")


def _one(role: int, upload: str) -> str:
    return f"/roles/{role}/uploads/{quote(upload)}"
