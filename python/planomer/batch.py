"""Reading many sources: folders, archives, globs, lists."""

from __future__ import annotations

import glob
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from . import model
from ._native import Batch, Frames, Input, Inputs, Outcome
from .errors import PlanomerError, UsageError
from .frames import Table
from .reading import Columns, Options, Origin, Source, input_of, is_url, make_options

if TYPE_CHECKING:
    from .document import Format

__all__ = ["Progress", "ReadMany", "Result", "read_many"]

Progress: TypeAlias = "Callable[[int, int | None, str], object]"
"""Called after each input with how many are done, how many there are (`None`: not known), and its name."""


class Result(msgspec.Struct, frozen=True):
    """What became of one input of `read_many`: a plan or an error."""

    name: str
    """The input: its path; for a file in an archive the archive's path, a slash and the path inside."""
    plan: model.Plan | None = None
    """The plan."""
    error: PlanomerError | None = None
    """Why there is none."""

    def unwrap(self) -> model.Plan:
        """The plan; raises the error where there is none."""
        if self.plan is None:
            raise self.error or PlanomerError("no plan", source=self.name)
        return self.plan

    def __repr__(self) -> str:
        return f"<Result {self.name!r}: {self.plan!r}>" if self.plan else f"<Result {self.name!r}: {self.error!r}>"


def read_many(
    sources: Source | Iterable[Source],
    *,
    workers: int | None = None,
    progress: bool | Progress | None = None,
    on_error: Literal["collect", "raise"] = "collect",
    lang: str | None = None,
    format: Format | None = None,
    columns: Columns | None = None,
    header_row: int | None = None,
    table: int | None = None,
    skip_hidden: bool = False,
    limits: Mapping[str, int] | None = None,
) -> ReadMany:
    """Reads many plans on all cores; gives the results one by one, in the order of the inputs.

    Few inputs are in memory at a time, however many there are. A folder is walked, a zip archive opened, a glob
    (``plans/*.docx``) expanded; hidden files and lock files are passed over.

    Args:
        sources: A folder, archive, glob, file or URL, or any iterable of them, of bytes and of file objects.
        workers: Threads; by default one a core. 1 reads in the calling thread.
        progress: `None` shows a bar where a person would see it and rich or tqdm is installed, `True` and `False`
            decide; a function is called with ``(done, total, name)``.
        on_error: ``"collect"`` gives a `Result` with the error and goes on, ``"raise"`` raises it.
        lang: This and what follows: see `read`.
        format: See `read`.
        columns: See `read`.
        header_row: See `read`.
        table: See `read`.
        skip_hidden: See `read`.
        limits: See `read`.

    Example:
        >>> import planomer
        >>> results = planomer.read_many(["1\\tПроверить лампы\\t01.03.2023".encode(), b""])
        >>> [type(result.plan or result.error).__name__ for result in results]
        ['Plan', 'UnreadableError']
        >>> planomer.read_many("plans/").table("measures").to_pandas()  # doctest: +SKIP

    """
    if on_error not in ("collect", "raise"):
        raise UsageError(f"on_error is {on_error!r}", hint='it is "collect" or "raise"')
    options = make_options(lang, format, columns, header_row, table, skip_hidden, limits)
    one = isinstance(sources, (str, os.PathLike, bytes, bytearray, memoryview)) or hasattr(sources, "read")
    many: Iterable[Source] = [sources] if one else sources  # type: ignore[list-item,assignment]
    return ReadMany(many, options, workers or _cores(), progress, on_error == "raise")


class ReadMany(Iterator[Result]):
    """The results of `read_many`, in the order of the inputs; read as they are asked for."""

    def __init__(
        self,
        sources: Iterable[Source],
        options: Options,
        workers: int,
        progress: bool | Progress | None,
        stop: bool,
    ) -> None:
        from .progress import reporter

        self._options = options
        self._reader = options.reader()
        self._workers = workers
        self._stop = stop
        self._inputs = _inputs(sources, options)
        self._waiting: deque[_Job] = deque()
        self._batch: Batch | None = None
        self._done = 0
        self._report, self._close = reporter(progress, sources)
        self.errors: list[PlanomerError] = []
        """The errors so far."""

    def __iter__(self) -> ReadMany:
        return self

    def __next__(self) -> Result:
        name, made = self._step(json=True)
        job, outcome = made
        if isinstance(outcome, PlanomerError):
            return Result(name, error=outcome)
        assert isinstance(outcome, bytes)  # noqa: S101
        return Result(name, model.with_origin(model.decode(outcome), job.origin))

    def table(self, name: str) -> Table:
        """One table of all plans not yet given: the rows of `Plan.table` with the input's name as ``plan``.

        Inputs that could not be read are in `errors`.

        >>> import planomer
        >>> planomer.read_many([b"one", b"two"]).table("unclaimed")["text"]
        ['one', 'two']
        """
        frames = Frames(name, True)
        while True:
            try:
                key, (_, outcome) = self._step(json=False)
            except StopIteration:
                return Table(name, frames.finish())
            if isinstance(outcome, bytes):
                frames.push(outcome, key)
            elif isinstance(outcome, Outcome):
                frames.push_outcome(outcome)

    def close(self) -> None:
        """Stops: what has not begun is not read."""
        self._inputs = iter(())
        self._waiting.clear()
        self._batch = None
        self._close()

    def __enter__(self) -> ReadMany:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _step(self, json: bool) -> tuple[str, tuple[_Job, bytes | Outcome | PlanomerError]]:
        """The next input's name and what became of it: JSON, a result for `Frames`, or an error."""
        try:
            self._fill(json)
            if not self._waiting:
                raise StopIteration
            job = self._waiting.popleft()
            outcome = self._outcome(job, json)
        except BaseException:
            self.close()
            raise
        self._done += 1
        self._report(self._done, job.name)
        if isinstance(outcome, PlanomerError):
            outcome.source = outcome.source or job.name
            self.errors.append(outcome)
            if self._stop:
                self.close()
                raise outcome
        return job.name, (job, outcome)

    def _fill(self, json: bool) -> None:
        """Hands in so much that no thread waits for this one."""
        most = 1 if self._workers == 1 else 4 * self._workers
        while len(self._waiting) < most:
            job = next(self._inputs, None)
            if job is None:
                return
            if self._workers > 1 and job.input is not None:
                self._batch = self._batch or Batch(self._reader, self._workers, json)
                self._batch.hand_in(job.input)
            self._waiting.append(job)

    def _outcome(self, job: _Job, json: bool) -> bytes | Outcome | PlanomerError:
        if job.input is None:
            return job.error or PlanomerError("no input")
        try:
            if self._batch is None:
                return self._reader.read(job.input.load(self._reader), job.name)
            outcome = self._batch.next()
            if outcome is None:
                raise RuntimeError("a result is missing")
            return outcome.json() if json else outcome.check()
        except PlanomerError as error:
            return error


class _Job:
    """An input under way, or the error that it is."""

    __slots__ = ("error", "input", "name", "origin")

    def __init__(self, name: str, origin: Origin, input: Input | None, error: PlanomerError | None = None) -> None:
        self.name = name
        self.origin = origin
        self.input = input
        self.error = error


def _inputs(sources: Iterable[Source], options: Options) -> Iterator[_Job]:
    reader = options.reader()
    for source in sources:
        if isinstance(source, (str, os.PathLike)) and not (isinstance(source, str) and is_url(source)):
            for found in Inputs(_expanded(os.fspath(source)), reader):
                archive = os.fspath(found.archive) if found.archive else None
                yield _Job(found.name, Origin(options, path=found.name, archive=archive), found)
            continue
        name = source if isinstance(source, str) else "<bytes>"
        try:
            fetched = input_of(source, reader)
        except PlanomerError as error:
            yield _Job(error.source or name, Origin(options), None, error)
            continue
        yield _Job(fetched.name, Origin(options, path=source if isinstance(source, str) else None), fetched)


def _expanded(path: str) -> list[str]:
    """A glob's files; a path that exists is none."""
    if any(c in path for c in "*?[") and not os.path.exists(path):
        return sorted(glob.glob(path, recursive=True)) or [path]
    return [path]


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS, Windows
        return os.cpu_count() or 1
