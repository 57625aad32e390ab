"""What somebody who applied sees of themselves by a private link, and what they can ask for."""
