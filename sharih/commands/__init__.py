"""The tasks of `python -m sharih`: words of a command line → the exit status.

`options` declares what can be said. Each task is a module here, whose `run(arguments, settings,
out, err)` does the work, tells of it on the two consoles, and returns the exit status.
"""
