"""One version of a posting: its audit with the findings in place, and everything that is done with it."""
