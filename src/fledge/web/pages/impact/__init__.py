"""Adverse impact: how groups went on at each stage, what can be told of it, and the file of groups."""
