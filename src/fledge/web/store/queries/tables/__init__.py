"""Every list of the workspace as a table to take away: what pages and API give as CSV, so that both give the same."""
