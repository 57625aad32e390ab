"""The people of an organisation: who sits in which seat, and who has been invited."""
