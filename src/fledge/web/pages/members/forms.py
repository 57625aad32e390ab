"""Whom to invite, and into which seat."""

from __future__ import annotations

from django import forms

from fledge.web.store.models import Seat
from fledge.web.store.rights import SAYS

_SEATS = [(seat.value, f"{seat.label}: {SAYS[seat][0].lower()}{SAYS[seat][1:]}") for seat in Seat]


class SeatForm(forms.Form):
    """One of the seats, each with what it is for."""

    seat = forms.ChoiceField(label="Seat", choices=_SEATS, widget=forms.RadioSelect)


class InviteForm(SeatForm):
    """An address and a seat."""

    email = forms.EmailField(
        label="E-mail address",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text="Whoever opens the link joins with this address.",
    )
    field_order = ("email", "seat")
