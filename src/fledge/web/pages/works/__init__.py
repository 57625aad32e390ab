"""Work in the background: what is under way, how far it is, what came of each item; stop it, let it go on."""
