"""Import: files are read and shown first; what is chosen comes in as work in the background."""
