from __future__ import annotations

from fledge.audit import Audit
from fledge.publish.sources import Part, dated, numbered, parts


def test_addresses_become_links_without_the_full_stop_after_them() -> None:
    assert parts("See https://example.org/a?b=c. And on.") == (
        Part("See "),
        Part("https://example.org/a?b=c", "https://example.org/a?b=c"),
        Part(". And on."),
    )


def test_nothing_but_http_becomes_a_link() -> None:
    source = "javascript:alert(1) data:text/html,x file:///etc/passwd PyPI: langchain 0.0.1"
    assert parts(source) == (Part(source),)


def test_parts_lose_no_character() -> None:
    source = "a https://x.org/(b), doi:10.1/x and DOI 10.1037/bul0000422 (83)"
    assert "".join(part.words for part in parts(source)) == source


def test_a_fact_called_on_twice_is_listed_once(audit: Audit) -> None:
    assert list(numbered(audit.findings).values()) == [1, 2]


def test_a_value_that_is_the_date_is_not_dated_again(audit: Audit) -> None:
    release, study = numbered(audit.findings)
    assert (dated(release), dated(study)) == ("", "2019")
