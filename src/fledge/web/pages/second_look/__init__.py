"""The second look: people who were rejected under another version of the posting, held against the one in force."""
