"""What somebody without an account reads by a link: one version's audit and its people, and nothing else."""
