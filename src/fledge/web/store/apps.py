"""The one Django app."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """All tables of the workspace."""

    name = "fledge.web.store"
    label = "store"
    verbose_name = "Fledge"

    def ready(self) -> None:
        """What happens of itself when somebody signs in."""
        from fledge.web.store import noticed  # noqa: F401
