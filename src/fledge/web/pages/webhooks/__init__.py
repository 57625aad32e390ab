"""Addresses of other programs that are told of decisions."""
