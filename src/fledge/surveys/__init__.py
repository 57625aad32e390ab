"""A survey's file ↔ a Panel of people.

Takes the official file of a survey, or an organisation's own table of people, and a FactBook; gives a Panel, and keeps
panels on a shelf. Never reads age, gender, ethnicity, names or pay.
"""
