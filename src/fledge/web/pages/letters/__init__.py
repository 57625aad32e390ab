"""Letters to people who applied, and the outbox that they leave from."""
