"""The next version of a posting, with its places filled in."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from fledge.web.computed.blanks import blanks_in
from fledge.web.computed.filling import filled
from fledge.web.store.models import Member, Posting
from fledge.web.store.queries.postings import add_posting
from fledge.web.store.queries.problems import Field

_FILLED = ", with places filled in"
_LONGEST = 500


def fill_in(posting: Posting, *, member: Member, words: Mapping[str, str], without: Collection[str] = ()) -> Posting:
    """The next version: ``words`` by the place that they fill, without the lines of the places in ``without``.

    Places of which nothing is said stay as they are.
    """
    places = blanks_in(posting.text) + blanks_in(posting.title)
    said = {blank: " ".join(text.split()) for blank, text in words.items() if blank in places and text.strip()}
    gone = [blank for blank in without if blank in places]
    if not said and not gone:
        raise Field("fill in at least one place", where="", mend="or take out a line that you cannot promise")
    if any(len(text) > _LONGEST for text in said.values()):
        raise Field(f"keep each under {_LONGEST} characters", where="")
    return add_posting(
        posting.role,
        member=member,
        text=filled(posting.text, said, without=gone),
        title=filled(posting.title, said),
        company=posting.company,
        judged_by=posting.judged_by,
        origin=posting.origin if posting.origin.endswith(_FILLED) else posting.origin[: 200 - len(_FILLED)] + _FILLED,
        made_from=posting,
    )
