"""The one Django app."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """All tables of the workspace."""

    name = "fledge.web.store"
    label = "store"
    verbose_name = "Fledge"
