"""Uploads stop at the limit while they arrive: nothing larger is ever kept."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler

from fledge.problem import Problem
from fledge.web.pages.problems import TooLarge

#: The page that takes applicants and their papers.
_OF_MANY = "applicants-import"
_ALONE = "send the posting alone, without pictures"


class LimitedUpload(FileUploadHandler):
    """Refuses what says that it is too large, and stops what turns out to be."""

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *rest: Any, **more: Any) -> None:  # noqa: N803
        """What the browser says about the size is looked at first."""
        self.limit = _limit_for(self.request)
        if content_length > self.limit + 100_000:
            raise too_large(self.limit)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the piece on to whoever keeps it."""
        self.received += len(raw_data)
        if self.received > self.limit:
            raise too_large(self.limit)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Another one keeps the file."""
        return


def _limit_for(request: Any) -> int:
    """Only somebody who is signed in may send the papers of many people at once, and only where they come in."""
    match = request.resolver_match if request else None
    is_page = match is not None and match.url_name == _OF_MANY and request.user.is_authenticated
    is_many = is_page or getattr(request, "takes_files", False)  # a door of the API says so once it knows who asks
    return int(settings.IMPORT_BYTES if is_many else settings.UPLOAD_BYTES)


def too_large(limit: int) -> Problem:
    """The sentence."""
    is_many = limit == settings.IMPORT_BYTES
    mend = "send it in several parts; what is in already is not doubled" if is_many else _ALONE
    return TooLarge(f"the file is larger than the limit of {limit / 1e6:g} MB", mend=mend)
