"""Who changed what and when, in the whole organisation."""
