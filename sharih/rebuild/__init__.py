"""What the last build read and made → what this one need not read and make again.

All of it lies beside the output, in `.sharih/NAME/build/`, and can be thrown away: a build without
it does the same, only later. Nothing of Sharih but `files` is imported, so that a build that
changes nothing is over before the rest is loaded.
"""
