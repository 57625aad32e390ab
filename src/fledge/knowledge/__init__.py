"""Facts as YAML, one family per file, each value with its source. No code."""
