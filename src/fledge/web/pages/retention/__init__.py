"""How long people are kept, and erasing those whose time has passed."""
