"""What somebody says who wants people in an order."""

from __future__ import annotations

from django import forms

from fledge.web.store.queries.orders import BY


class OrderForm(forms.Form):
    """An order, and why."""

    order = forms.ChoiceField(label="Put these people in order by", choices=[("", "Choose an order"), *BY.items()])
    because = forms.CharField(
        label="Why", max_length=300, help_text="Kept for ever with your name, and shown to whoever opens this order."
    )
