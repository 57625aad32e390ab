"""The ledger of a role: every decision, whether it was undone, and whether the chain is whole."""
