"""The API as OpenAPI: what every route takes and gives, who may ask, and everything that can go wrong."""

from __future__ import annotations

from functools import cache
from http import HTTPStatus
from typing import Any

from django.conf import settings

from fledge.web.api.caller import ORGANISATION
from fledge.web.api.doors import ROUTES, Door
from fledge.web.api.editions import HEADER as IF_MATCH
from fledge.web.api.examples import EXAMPLES
from fledge.web.api.once import HEADER as ONCE
from fledge.web.api.once import KEPT_DAYS, LONGEST
from fledge.web.api.problems import MEDIA_TYPE
from fledge.web.api.v1 import api
from fledge.web.computed.files import FILES

Json = dict[str, Any]
_EDITED = ("rename_organisation", "change_role", "propose", "decide", "change_letter", "cancel_interview",
    "hold_everybody", "change_interview")  # fmt: skip
_TAGGED = (
    "rename_organisation", "change_role", "propose", "organisation", "add_role", "one_role", "one_proposal", "sign_off",
    "add_applicant", "one_applicant", "legal_hold", "hold_everybody",
)  # fmt: skip
_LOCATED = ("add_role", "add_posting", "upload_posting", "make_version", "import_postings", "add_applicant",
    "upload_applicants", "begin_upload")  # fmt: skip
_STALE = (
    "publish_posting", "propose", "sign_off", "make_version", "change_role", "rename_organisation", "decide",
    "undo_decision", "compare", "accept_second_look", "decline_second_look", "take_back_second_look", "deliver_again",
    "use_groups", "plan_interview", "cancel_interview", "put_card", "change_letter", "stop_letter", "send_letter_again",
    "answer_request", "erase_passed", "explain_upload", "forget_upload", "erase_applicant", "hold_everybody",
    "change_interview", "interview_calendar", "add_card_note", "mark_as_sent", "ask_to_keep",
)  # fmt: skip
_OTHER_FILES = {
    "interview_calendar": ("text/calendar",), "paper": ("application/octet-stream",),
    "applicant_file": ("application/zip",), "request_file": ("application/octet-stream",),
    "applicants_template": ("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}  # fmt: skip
_ENDED = ("withdraw_invitation",)

PROBLEM: Json = {
    "type": "object",
    "title": "Problem",
    "description": "What is wrong, where, and how to mend it (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string", "description": "What is wrong."},
        "status": {"type": "integer"},
        "where": {"type": "string", "description": "The field, header or thing that it is about."},
        "mend": {"type": "string", "description": "How to mend it."},
        "detail": {"type": "string", "description": "The whole sentence."},
        "problems": {
            "type": "array",
            "description": "Every field that has to be mended, where there are several.",
            "items": {
                "type": "object",
                "required": ["what", "where"],
                "properties": {"what": {"type": "string"}, "where": {"type": "string"}},
            },
        },
    },
    "examples": [
        {
            "type": "about:blank",
            "title": "give 1 to 999 openings",
            "status": 422,
            "where": "openings",
            "detail": "openings: give 1 to 999 openings",
        }
    ],
}
_SECURITY: Json = {
    "token": {"type": "http", "scheme": "bearer", "description": "A token from the workspace, under Programs."},
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": settings.SESSION_COOKIE_NAME,
        "description": "Your own browser, signed in. Writes need the header X-CSRFToken as well.",
    },
}
_SAYS = {
    400: "The body cannot be read.",
    401: "Nobody says who asks, or the token opens nothing.",
    403: "The seat has no such right, or the token has not this scope.",
    404: "There is no such thing, or it is not yours to see; both look alike.",
    409: "Somebody was quicker, or something has to be done first.",
    410: "What you ask about has ended.",
    413: "What was sent is too large.",
    415: "What was sent is of another kind.",
    422: "Some fields have to be mended; each is named.",
    429: "More requests than a token may make in a minute.",
}
_HEADERS: dict[int, Json] = {
    401: {"WWW-Authenticate": {"schema": {"type": "string"}, "description": "How to say who you are."}},
    429: {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds until requests are taken again."}},
}
_ETAG = {"schema": {"type": "string"}, "description": f"The edition, for {IF_MATCH}."}
_LOCATION = {"schema": {"type": "string"}, "description": "Where it is from now on."}


@cache
def described() -> Json:
    """The whole description, OpenAPI 3.1."""
    found: Json = dict(api.get_openapi_schema(path_prefix="/api/v1/"))
    found["components"]["securitySchemes"] = _SECURITY
    found["components"]["schemas"]["Problem"] = PROBLEM
    found["security"] = [{"token": []}, {"session": []}]
    for route in (route for routes in found["paths"].values() for route in routes.values()):
        _complete(route, ROUTES[route["operationId"]])
    return found


def _complete(route: Json, door: Door) -> None:
    route["parameters"] += list(_parameters(door))
    said = f"Scope of the token: {door.scope.value}."
    may = f"The seat may {door.may.value}. {said}" if door.may else f"Any seat. {said}"
    route["description"] = "\n\n".join(filter(None, (route.get("description"), may)))
    for answer in route["responses"].values():
        if door.name in _TAGGED:
            answer.setdefault("headers", {})["ETag"] = _ETAG
        if door.name in _LOCATED:
            answer.setdefault("headers", {})["Location"] = _LOCATION
    if example := EXAMPLES.get(door.name):
        route["requestBody"]["content"]["application/json"]["example"] = example
    if door.name == "file":
        route["responses"][200]["content"] = {kind.media: {"schema": {}} for kind in FILES.values()}
    media = ("text/csv",) if door.name.endswith("_csv") else _OTHER_FILES.get(door.name)
    if media:
        route["responses"][200]["content"] = {kind: {"schema": {}} for kind in media}
    for status in _statuses(door):
        route["responses"].setdefault(status, _problem(status))
    route["responses"] = {str(status): route["responses"][status] for status in sorted(route["responses"])}


def _parameters(door: Door) -> list[Json]:
    named = [(ORGANISATION, "The organisation's slug, where a browser's session has several.", 0)]
    if door.is_write:
        named.append((ONCE, f"Sent again with the same key it is not done again; kept {KEPT_DAYS} days.", LONGEST))
    if door.name in _EDITED:
        named.append((IF_MATCH, "The ETag that you saw; the field edition may say it instead.", 0))
    return [
        {"in": "header", "name": name, "required": False, "description": says,
         "schema": {"type": "string", "maxLength": most} if most else {"type": "string"}}
        for name, says, most in named
    ]  # fmt: skip


def _statuses(door: Door) -> list[int]:
    found = [401, 403, 404, 422, 429]
    if door.takes or door.is_write:
        found += [413]
    if door.takes:
        found += [400, 415]
    if door.name in _STALE:
        found.append(409)
    if door.name in _ENDED:
        found.append(410)
    return found


def _problem(status: int) -> Json:
    schema = {"schema": {"$ref": "#/components/schemas/Problem"}}
    headers = {"headers": _HEADERS[status]} if status in _HEADERS else {}
    return {"description": f"{HTTPStatus(status).phrase}. {_SAYS[status]}", "content": {MEDIA_TYPE: schema}, **headers}
