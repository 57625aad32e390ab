"""Where somebody arrives: their organisation, or a choice between several."""
