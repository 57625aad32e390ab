"""Ways in without a password: a link that works once, and the invented people of a demonstration."""
