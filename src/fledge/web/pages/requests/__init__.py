"""What candidates asked for and who answers it; their private links and their complete file."""
