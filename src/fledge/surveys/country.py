"""Only the people of one country."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches

import numpy as np

from fledge.facts.load import slug
from fledge.pool.panel import About, Choice, Panel
from fledge.problem import Problem
from fledge.surveys.survey import Survey, people_of


def in_country(panel: Panel, country: str, survey: Survey | None = None, *, named: bool = True) -> Panel:
    """The people who live there, in the file's own word for it or a code such as ``us``.

    A Problem names near countries where nobody lives there. Without ``named``, the panel's name says the country too.
    """
    if panel.country is None:
        raise Problem("has no column for countries, so nobody can be told apart by them", mend="leave --country out")
    codes = survey.countries if survey else {}
    label = _label(panel.country, codes.get(country.lower(), country))
    kept = panel.of(panel.country.codes == panel.country.labels.index(label))
    about = replace(kept.about, respondents=len(kept), effective=float(len(kept)))
    code = next((code for code, word in codes.items() if word == label), label)
    there = Choice((label,), np.zeros(len(kept), dtype=np.int16))
    return replace(kept, about=placed(about, code, survey, named=named), country=there)


def placed(about: About, code: str, survey: Survey | None, *, named: bool) -> About:
    """What is said of a panel, said of one country; with the official number of such people there, where known."""
    if about.country == code:
        return about
    where = survey.countries.get(code, code) if survey else code
    known = survey is not None and code in survey.base
    return replace(
        about,
        name=about.name if named else f"{about.name}-{slug(code)}",
        title=f"{about.title}, {where}",
        population=f"{about.population} in {_called(where)}",
        base=people_of(survey.base[code]) if survey and known else (),
        country=code,
    )


def _label(countries: Choice, wanted: str) -> str:
    """The file's own word for a country that was asked for."""
    for label in countries.labels:
        if label.lower() == wanted.lower():
            return label
    near = get_close_matches(wanted, countries.labels, n=3, cutoff=0.5)
    mend = f"did you mean {' or '.join(near)}?" if near else "write the country as the file does"
    raise Problem(f"nobody in the file lives in {wanted!r}", mend=mend)


def _called(country: str) -> str:
    """A country as a sentence calls it: "the United States", "Germany"."""
    name = country.removesuffix(" of America").removesuffix(" of Great Britain and Northern Ireland")
    return f"the {name}" if name.startswith(("United ", "Netherlands")) else name
