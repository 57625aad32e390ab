"""A version on its way out: how it will look, publishing it, files to take away, links for those without an account."""
