"""The round of a role: a board, a list, actions for one or many, and taking them back."""
