"""Versions of a posting: numbered, never changed, published one at a time."""

from __future__ import annotations

import pytest
from tests.web.workspace import Place, role_of

from fledge.web.store.queries import postings
from fledge.web.store.queries.problems import Field, NotThere

TEXT = "Data Engineer\n\nRequirements:\n- 5+ years of LangChain\n- Python\n- Spark\n"


def test_versions_are_numbered_in_order_and_the_same_words_again_are_no_new_version(place: Place) -> None:
    role = role_of(place)
    first = postings.add_posting(role, member=place.alice, text=TEXT)
    again = postings.add_posting(role, member=place.alice, text=TEXT)
    second = postings.add_posting(role, member=place.alice, text=TEXT + "- Kubernetes\n")
    assert (first.number, again.pk, second.number) == (1, first.pk, 2)


def test_a_version_keeps_its_words_whatever_is_saved_later(place: Place) -> None:
    made = postings.add_posting(role_of(place), member=place.alice, text=TEXT)
    made.text = "something else"
    made.save()
    made.refresh_from_db()
    assert made.text == TEXT


def test_only_one_version_of_a_role_is_published(place: Place) -> None:
    role = role_of(place)
    one = postings.add_posting(role, member=place.alice, text=TEXT)
    two = postings.add_posting(role, member=place.alice, text=TEXT + "- Kubernetes\n")
    postings.published(one, member=place.alice)
    postings.published(two, member=place.alice)
    assert [p.number for p in role.postings.exclude(published=None)] == [2]


def test_a_text_with_places_to_fill_in_is_not_published(place: Place) -> None:
    made = postings.add_posting(role_of(place), member=place.alice, text=TEXT + "- A mentor: [who mentors]\n")
    with pytest.raises(Exception, match="still has places to fill in"):
        postings.published(made, member=place.alice)


def test_an_empty_text_is_refused_with_a_sentence(place: Place) -> None:
    with pytest.raises(Field, match="there is no text"):
        postings.add_posting(role_of(place), member=place.alice, text=" \n")


def test_a_learner_sees_published_versions_only(place: Place) -> None:
    role = role_of(place)
    postings.add_posting(role, member=place.alice, text=TEXT)
    with pytest.raises(NotThere):
        postings.posting_for(place.member("learner"), role, 1)
