"""The people of a panel who live in one country."""

from __future__ import annotations

from functools import lru_cache

from fledge.pool.panel import Panel
from fledge.problem import Problem
from fledge.surveys.country import placed
from fledge.surveys.survey import Survey, known

_SURVEYS = ("stack_overflow", "kaggle_2022")
#: Short forms that people type, and how surveys begin the country's name.
_SHORT = {
    "us": "united states",
    "usa": "united states",
    "uk": "united kingdom",
    "gb": "united kingdom",
    "uae": "united arab emirates",
    "de": "germany",
    "fr": "france",
    "in": "india",
    "ca": "canada",
    "nl": "netherlands",
    "es": "spain",
    "it": "italy",
    "pl": "poland",
    "br": "brazil",
    "au": "australia",
    "jp": "japan",
    "ch": "switzerland",
    "ie": "ireland",
    "sg": "singapore",
}


@lru_cache(maxsize=16)
def living_in(panel: Panel, country: str) -> Panel:
    """Only the people who live there; a panel that is all of that country stays as it is.

    ``country`` is the survey's own name, the beginning of it, or a usual short form. A Problem says where the panel's
    people live instead.
    """
    wanted = _long(country)
    if panel.country is None:
        if panel.about.country and _long(panel.about.country).startswith(wanted):
            return panel
        raise _nobody(panel, country, panel.about.country.upper() or "places that nobody told")
    codes = [code for code, label in enumerate(panel.country.labels) if label.lower().startswith(wanted)]
    if len(codes) != 1:
        raise _nobody(panel, country, f"{', '.join(sorted(panel.country.labels)[:6])} and others")
    kept = panel.of(panel.country.codes == codes[0])
    return _placed(kept, panel.country.labels[codes[0]])


def _long(country: str) -> str:
    return _SHORT.get(country.strip().lower(), country.strip().lower())


def _nobody(panel: Panel, country: str, others: str) -> Problem:
    return Problem(
        f"the panel {panel.about.name} has nobody from {country!r}",
        where="--where",
        mend=f"its people live in {others}; leave --where out or choose another --panel",
    )


def _placed(panel: Panel, label: str) -> Panel:
    """The same, said of one country, with the official number of such people there where it is known."""
    from dataclasses import replace

    survey = _survey(panel)
    code = next((c for c, word in survey.countries.items() if word == label), label) if survey else label
    return replace(panel, about=placed(panel.about, code, survey, named=True))


def _survey(panel: Panel) -> Survey | None:
    surveys = (known(name) for name in _SURVEYS)
    return next((survey for survey in surveys if panel.about.name.startswith(survey.name)), None)
