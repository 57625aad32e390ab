"""Uploads of applicants on their way in: read into a draft, told what they mean, looked at, and begun with.

Takes uploaded files and what somebody says about their columns. Gives a draft, what will come of every row and file,
and the work that brings them in. Never brings anybody in by itself, and keeps no column about groups.
"""
