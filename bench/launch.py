"""A command → what it took: seconds, seconds of processors, MiB, exit status, as JSON.

Started as a program of its own, `python -I -S launch.py LOG COMMAND …`: what a process was
copied from counts as its memory too, so what starts it must be small.
"""

import json
import os
import sys
import time

log, *words = sys.argv[1:]
flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
actions = [(os.POSIX_SPAWN_OPEN, 1, log, flags, 0o600), (os.POSIX_SPAWN_DUP2, 1, 2)]
begun = time.perf_counter()
process = os.posix_spawn(words[0], words, os.environ, file_actions=actions)
_, status, usage = os.wait4(process, 0)
seconds = time.perf_counter() - begun
# Of the largest process, in KiB, on macOS in bytes; times are those of all processes together.
unit = 1024**2 if sys.platform == "darwin" else 1024
found = [seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit]
print(json.dumps([*found, os.waitstatus_to_exitcode(status)]))
