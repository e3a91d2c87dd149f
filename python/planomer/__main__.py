"""The command: ``planomer …`` and ``python -m planomer …``."""

from __future__ import annotations

import signal
import sys

from ._native import run


def main() -> int:
    """Runs the command with the arguments of the process; gives its exit code."""
    # Rust does not look for Python's signals, so Ctrl-C has to end the process by itself. A reader that went away
    # (`planomer … | head`) ends it without a traceback all the same: Rust reports the failed write.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return run(["planomer", *sys.argv[1:]])


if __name__ == "__main__":
    raise SystemExit(main())
