"""What the people of a workspace decided, kept: models, the rights that each seat has, and the questions pages ask.

One Django app owns every table. ``queries`` are plain functions over keyword-only arguments; pages and the API are thin
over them. Nothing here computes a figure.
"""
