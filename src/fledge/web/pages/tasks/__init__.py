"""What somebody is to do for applicants, late ones first."""
