"""The pages that people see, one screen a folder: its address, its views, its forms and its templates.

A view is thin: it asks ``store.queries`` and shows the answer. Every view stands behind a ``door`` that says what
somebody must be allowed to do to come in.
"""
