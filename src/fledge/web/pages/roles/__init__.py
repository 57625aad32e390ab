"""The roles: a list with what each posting costs, one role with its versions, and the forms."""
