"""The papers of people who never were: résumés written from blocks, the same whenever they are written.

Takes a day. Gives everybody's name, what they sent as a file, and what was read in it. Never uses a name for anything
but to be shown; every paper says that it is invented.
"""
