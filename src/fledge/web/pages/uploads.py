"""Uploads stop at the limit while they arrive: nothing larger is ever kept."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler

from fledge.problem import Problem
from fledge.web.pages.problems import TooLarge


class LimitedUpload(FileUploadHandler):
    """Refuses what says that it is too large, and stops what turns out to be."""

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *rest: Any, **more: Any) -> None:  # noqa: N803
        """What the browser says about the size is looked at first."""
        if content_length > settings.UPLOAD_BYTES + 100_000:
            raise too_large()
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the piece on to whoever keeps it."""
        self.received += len(raw_data)
        if self.received > settings.UPLOAD_BYTES:
            raise too_large()
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Another one keeps the file."""
        return


def too_large() -> Problem:
    """The sentence."""
    return TooLarge(
        f"the file is larger than the limit of {settings.UPLOAD_BYTES / 1e6:g} MB",
        mend="send the posting alone, without pictures",
    )
