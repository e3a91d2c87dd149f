"""Why an input could not be read: one class a cause, all of them :class:`PlanomerError`."""

from __future__ import annotations

__all__ = [
    "EncryptedError",
    "MissingExtraError",
    "OpenError",
    "PlanomerError",
    "TooLargeError",
    "UnreadableError",
    "UnsupportedError",
    "UsageError",
]


class PlanomerError(Exception):
    """An input that cannot be read at all. Defects that a reading survives are diagnostics of the plan.

    >>> import planomer
    >>> try:
    ...     planomer.read(b"")
    ... except planomer.PlanomerError as error:
    ...     print(error.kind)
    unreadable
    """

    kind: str = "error"
    """The cause in snake case, as in ``errors.jsonl``."""
    message: str
    """What went wrong, without the input's name."""
    source: str | None
    """The input's name."""
    hint: str | None
    """What you can do about it."""

    def __init__(self, message: str, *, source: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.source = source
        self.hint = hint

    def __str__(self) -> str:
        text = f"{self.source}: {self.message}" if self.source else self.message
        return f"{text} (hint: {self.hint})" if self.hint else text

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (type(self), self.message, self.source, self.hint)

    def to_dict(self) -> dict[str, str | None]:
        """The error as a line of ``errors.jsonl`` has it."""
        return {"kind": self.kind, "message": self.message, "source": self.source, "hint": self.hint}


class OpenError(PlanomerError, OSError):
    """The file does not exist, is a folder, or the system refused it."""

    kind = "io"


class UnreadableError(PlanomerError, ValueError):
    """Damaged: not what its format promises."""

    kind = "unreadable"


class EncryptedError(PlanomerError, ValueError):
    """Protected by a password."""

    kind = "encrypted"


class TooLargeError(PlanomerError, ValueError):
    """A limit was passed; the hint names it and says how to raise it."""

    kind = "too_large"


class UnsupportedError(PlanomerError, ValueError):
    """A format, or a document of a version, that planomer does not read."""

    kind = "unsupported"


class UsageError(PlanomerError, ValueError):
    """An option with an unusable value."""

    kind = "usage"


class MissingExtraError(PlanomerError, ImportError):
    """An optional package is needed and not installed; the hint is the command that installs it."""

    kind = "missing_extra"


_BY_KIND: dict[str, type[PlanomerError]] = {
    cls.kind: cls for cls in (OpenError, UnreadableError, EncryptedError, TooLargeError, UnsupportedError, UsageError)
}


def from_core(kind: str, message: str, source: str | None, hint: str | None) -> PlanomerError:
    """The exception for an error of the core."""
    return _BY_KIND.get(kind, PlanomerError)(message, source=source, hint=hint)


def missing(extra: str, package: str, what: str) -> MissingExtraError:
    """The error for an optional package that is not there."""
    return MissingExtraError(f"{what} needs the package {package}", hint=f"pip install 'planomer[{extra}]'")


def _again(cls: type[PlanomerError], message: str, source: str | None, hint: str | None) -> PlanomerError:
    return cls(message, source=source, hint=hint)
