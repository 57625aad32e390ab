"""Applicants of another system: upload, say what the columns are, look at what will come in, begin."""
