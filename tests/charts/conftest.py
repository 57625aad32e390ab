"""The pools and repairs made by hand."""

from tests.pools_by_hand import make_pool, pool, repair

__all__ = ["make_pool", "pool", "repair"]
