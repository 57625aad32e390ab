"""Whose a file is: by the addresses in its text, and by the words of its name. What fits two people fits nobody."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from fledge.web.computed.arrivals.columns import no_names, plain

_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}")
_MOST_ADDRESSES = 20
_SHORTEST_REFERENCE = 3


def addresses_in(text: str) -> tuple[str, ...]:
    """The e-mail addresses in a text, in small letters, in their order.

    >>> addresses_in("Mail: Ada@Example.org, or ada@example.org.")
    ('ada@example.org',)
    """
    found = dict.fromkeys(one[0].lower() for one in _ADDRESS.finditer(text))
    return tuple(found)[:_MOST_ADDRESSES]


def own_address(text: str, name: str) -> str:
    """The one address in a paper that also says the sender's name; that of an agency or a referee is nobody's own.

    >>> own_address("Ada Lovelace, ada.lovelace@example.org", "Ada Lovelace")
    'ada.lovelace@example.org'
    >>> own_address("Ada Lovelace, sent by jobs@agency.example", "Ada Lovelace")
    ''
    """
    found = addresses_in(text)
    said = plain(found[0].partition("@")[0]) if len(found) == 1 else ""
    words = [word for word in plain(name).split() if len(word) >= _SHORTEST_REFERENCE]
    return found[0] if said and any(word in said for word in words) else ""


def name_of_file(name: str) -> str:
    """The name of a person that a file's name holds; where it only says résumé, the folder's; else empty.

    >>> [name_of_file(one) for one in ("papers.zip/Ada_Lovelace-CV (2).pdf", "ada.lovelace/resume.pdf", "cv.pdf")]
    ['Ada Lovelace', 'Ada Lovelace', '']
    """
    path = PurePosixPath(name.replace("\\", "/"))
    for part in (path.stem, *(one.name for one in path.parents if one.suffix.lower() != ".zip")):
        words = _name_words(part)
        if len(words) >= 2:
            return " ".join(word if word != word.lower() else word.title() for word in words)[:160]
    return ""


def _name_words(part: str) -> list[str]:
    apart = re.sub(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ][a-zß-ÿ])", " ", part)
    words = re.findall(r"\b[^\W\d_]\.(?!\w)|[^\W\d_]+(?:['’][^\W\d_]+)*", apart)
    kept = [word for word in words if plain(word) not in no_names()]
    return kept if len(kept) <= 6 else []


def says_name(file: str, person: str) -> bool:
    """Whether every word of somebody's name stands in a file's name, or in the names of its folders.

    >>> [says_name(one, "Ada Lovelace") for one in ("Lovelace, Ada (CV).pdf", "ada.pdf", "x/AdaLovelace.pdf")]
    [True, False, True]
    """
    words = plain(person).split()
    apart = re.sub(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ][a-zß-ÿ])", " ", file)
    return len(words) >= 2 and set(words) <= set(plain(apart).split())


def reference_words(file: str) -> tuple[str, ...]:
    """What in a file's name may be a reference in another system: the whole without its ending, and words with digits.

    >>> reference_words("papers.zip/1042_Ada.pdf")
    ('1042_Ada', '1042')
    """
    stem = PurePosixPath(file.replace("\\", "/")).stem.strip()
    words = (one for one in re.findall(r"[^\W_]+(?:-[^\W_]+)*", stem) if re.search(r"\d", one))
    return tuple(one for one in dict.fromkeys([stem, *words]) if len(one) >= _SHORTEST_REFERENCE)
