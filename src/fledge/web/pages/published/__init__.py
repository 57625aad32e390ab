"""The public page of a role's published posting, for applicants and search engines; nobody needs an account."""
