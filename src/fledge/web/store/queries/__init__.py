"""The questions that pages and the API ask, and the changes they make: plain functions, one family a file."""
