"""Progress of a long batch: a bar of rich or tqdm where a person would see it, or the caller's function."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .batch import Progress

__all__ = ["reporter"]

Report = Callable[[int, str], object]
Close = Callable[[], object]


def reporter(progress: bool | Progress | None, sources: Iterable[Any]) -> tuple[Report, Close]:
    """What to call after each input, and what at the end."""
    if progress is False or (progress is None and not _watched()):
        return (lambda done, name: None), (lambda: None)
    total = _count(sources)
    if callable(progress):
        function = progress
        return (lambda done, name: function(done, total, name)), (lambda: None)
    return _rich(total) or _tqdm(total) or ((lambda done, name: None), (lambda: None))


def _watched() -> bool:
    """Whether a terminal or a notebook shows what is written."""
    return sys.stderr.isatty() or "ipykernel" in sys.modules


def _count(sources: Iterable[Any]) -> int | None:
    """How many inputs there are, where that is cheap to know."""
    if not isinstance(sources, (list, tuple)):
        return None
    total = 0
    for source in sources:
        if not isinstance(source, (str, os.PathLike)):
            total += 1
            continue
        path = os.fspath(source)
        if path.lower().endswith(".zip") or any(c in path for c in "*?["):
            return None
        if os.path.isdir(path):
            for _, folders, files in os.walk(path):
                folders[:] = [f for f in folders if not f.startswith(".")]
                if any(f.lower().endswith(".zip") for f in files):
                    return None
                total += sum(not f.startswith((".", "~$")) for f in files)
        else:
            total += 1
    return total


def _rich(total: int | None) -> tuple[Report, Close] | None:
    try:
        from rich import progress as rich
        from rich.console import Console
    except ImportError:
        return None
    bar = rich.Progress(*rich.Progress.get_default_columns(), rich.MofNCompleteColumn(), console=Console(stderr=True))
    task = bar.add_task("Reading", total=total)
    bar.start()
    return (lambda done, name: bar.update(task, completed=done)), bar.stop


def _tqdm(total: int | None) -> tuple[Report, Close] | None:
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return None
    bar = tqdm(total=total, unit="file", desc="Reading")
    return (lambda done, name: bar.update(1)), bar.close
