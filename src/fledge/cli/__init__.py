"""The command line: one file a command. It wires the rooms together and knows no Django.

Takes arguments, files and the clock. Gives text on standard output and an exit status:
0 done, 2 something to mend (one line on standard error: what, where, how).
"""
