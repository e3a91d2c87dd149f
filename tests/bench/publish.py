"""Memory of publishing many plans: `python tests/bench/publish.py [COMMAND]`, not part of tests/run.

Copies the fixtures to 1,000 and to 10,000 files, publishes each folder and prints seconds and peak memory. It fails
where ten times the plans take more than half as much memory again.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]


def publish(command: str, folder: Path, count: int) -> int:
    """Publishes so many copies; gives the peak memory in KiB."""
    inputs = folder / str(count)
    inputs.mkdir()
    sources = sorted((ROOT / "fixtures").glob("*/input.*"))
    for i in range(count):
        source = sources[i % len(sources)]
        (inputs / f"{i:05}-{source.parent.name}{source.suffix}").write_bytes(source.read_bytes())
    start = time.monotonic()
    arguments = [command, "publish", str(inputs), "-o", str(folder / f"out-{count}"), "--to", "datapackage"]
    subprocess.run(arguments, check=True, capture_output=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    sys.stdout.write(f"{count} plans: {time.monotonic() - start:.1f} s, {peak / 1024:.1f} MiB\n")
    return peak


def main() -> None:
    command = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "target" / "release" / "planomer")
    with tempfile.TemporaryDirectory() as folder:
        few, many = (publish(command, Path(folder), count) for count in (1_000, 10_000))
    if many > 1.5 * few:
        sys.exit("memory grows with the number of plans")


if __name__ == "__main__":
    main()
