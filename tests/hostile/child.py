"""Run a command of copydesk under a limit of processor time, and print what it took."""

import json
import re
import resource
import sys
import time
from pathlib import Path

from copydesk.views.cli import main


def peak() -> float:
    """Return the megabytes that this program had at its height, without those of its parent."""
    return int(re.findall(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[0]) / 1000


if __name__ == "__main__":
    limit = int(sys.argv.pop(1))
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
    try:
        main()
    finally:
        print(json.dumps({"seconds": time.process_time(), "megabytes": peak()}))
