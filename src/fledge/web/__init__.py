"""The workspace: where the people of a hiring round work on the same postings, in a browser or through the REST API.

Takes requests of people who are signed in. Gives pages, files and JSON. It calls the stages and computes
nothing itself: ``computed`` asks them, ``store`` keeps what people decided, ``pages`` and ``api`` show it.
Never rejects anybody, never asks another host for anything, and is the only room that imports Django.
"""
