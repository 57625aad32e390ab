"""The organisation itself: what it is called, and how many people and roles it has."""
