"""A write that is sent twice under one key is done once, and answered twice with the same words."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, cast

from cryptography.fernet import Fernet
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from fledge.web.api.caller import Caller
from fledge.web.store.models import Once
from fledge.web.store.queries.problems import Field

HEADER = "Idempotency-Key"
LONGEST = 100
KEPT_DAYS = 7
_KEPT_HEADERS = ("Content-Type", "Content-Disposition", "ETag", "Location")


def once(request: HttpRequest, caller: Caller, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer, or the one that was given under this key before.

    The change and its answer are kept in one transaction: both or neither, however the process ends. Two requests at
    the same time wait for each other. What failed was not done, so it is not kept and may be asked again.
    """
    key = request.headers.get(HEADER, "")
    if not key:
        return answer()
    if len(key) > LONGEST:
        raise Field(f"this key is longer than {LONGEST} characters", where=HEADER, mend="use a UUID")
    name, asked = f"api:{_digest(str(caller.member.pk), key)}", _asked(request)
    with transaction.atomic():
        _forget_old(caller)
        kept, is_new = Once.objects.select_for_update().get_or_create(
            user=caller.member.user, key=name, defaults={"asked": asked}
        )
        if not is_new:
            return _again(kept, asked, key)
        found = answer()
        if found.status_code < 300:
            Once.objects.filter(pk=kept.pk).update(status=found.status_code, answer=_sealed(found, key))
        else:
            transaction.set_rollback(True)
    return found


def _again(kept: Once, asked: str, key: str) -> HttpResponse:
    if kept.asked != asked:
        raise Field("this key was used for something else", where=HEADER, mend="use a new key for each change")
    said = json.loads(_seal(key).decrypt(kept.answer.encode()))
    headers = {**said["headers"], "Idempotency-Replayed": "true"}
    return HttpResponse(said["body"].encode("latin-1"), status=kept.status, headers=headers)


def _sealed(answer: HttpResponse, key: str) -> str:
    """An answer as it is kept. Some hold a link that is shown once, so nobody reads it without the key."""
    headers = {name: answer.headers[name] for name in _KEPT_HEADERS if name in answer.headers}
    said = {"headers": headers, "body": answer.content.decode("latin-1")}
    return _seal(key).encrypt(json.dumps(said).encode()).decode()


def _seal(key: str) -> Fernet:
    words = hashlib.sha256(f"{settings.SECRET_KEY}\0answer\0{key}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(words))


def _forget_old(caller: Caller) -> None:
    before = timezone.now() - timedelta(days=KEPT_DAYS)
    Once.objects.filter(user=caller.member.user, key__startswith="api:", at__lt=before).delete()


def _asked(request: HttpRequest) -> str:
    """What is asked: the same fields and files are the same, whatever stands between the parts that hold them."""
    return _digest(str(request.method), request.get_full_path(), *_sent(request))


def _sent(request: HttpRequest) -> Iterator[str]:
    if request.content_type != "multipart/form-data":
        yield hashlib.sha256(request.body).hexdigest()
        return
    for name, values in sorted(request.POST.lists()):
        yield json.dumps([name, values])
    for name, files in sorted(cast("Any", request.FILES.lists())):
        for file in files:
            yield json.dumps([name, file.name, hashlib.sha256(file.read()).hexdigest()])
            file.seek(0)


def _digest(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode()).hexdigest()
