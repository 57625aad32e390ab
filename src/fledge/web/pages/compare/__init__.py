"""Some people of a round beside one another, requirement by requirement, in no order unless somebody asks for one."""
