"""Every kind of long work, one file each. Whoever adds a file has added a kind."""

from importlib import import_module
from pkgutil import iter_modules

for _found in iter_modules(__path__):
    import_module(f"{__name__}.{_found.name}")
