"""Proposed changes to a version: asked for, shown beside the old text, agreed to line by line, and made a version."""
