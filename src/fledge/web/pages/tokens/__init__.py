"""Somebody's own tokens: keys by which programs work in their seat."""
