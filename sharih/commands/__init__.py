"""The tasks of `python -m sharih`: words of a command line → the exit status.

Each module here is a task. `add_arguments(parser)` names its options, `run(arguments, settings,
out, err)` does the work, tells of it on the two consoles, and returns the exit status.
`__main__` has the table of them.
"""
