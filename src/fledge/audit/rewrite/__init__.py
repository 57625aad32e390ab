"""A posting → the same posting mended, or one that hires for potential; every change with its reason."""

from fledge.audit.rewrite.rewritten import Change, Purpose, Rewrite

__all__ = ["Change", "Purpose", "Rewrite"]
