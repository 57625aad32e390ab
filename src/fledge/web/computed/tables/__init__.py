"""What the stages say as tables to take away: numbers as numbers, from what the pages show in words."""
