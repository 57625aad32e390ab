"""The page that an invitation opens: join with a new account, or take the seat with the one that is signed in."""
