"""What whoever runs the workspace types: serve, migrate, backup, restore, check, worker; one file each.

Takes the settings and the words of the command line. Gives a running workspace, files, and sentences to read.
Never shows a Django traceback for what a person can mend, and never touches real data for the worked example.
"""
