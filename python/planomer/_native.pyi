from collections.abc import Sequence
from os import PathLike
from typing import final

__version__: str

@final
class Reader:
    def __new__(
        cls,
        *,
        format: str | None = None,
        lang: str | None = None,
        columns: Sequence[str | None] | None = None,
        header_row: int | None = None,
        table: int | None = None,
        skip_hidden: bool = False,
        limits: Sequence[tuple[str, int]] | None = None,
    ) -> Reader: ...
    def read(self, data: bytes, name: str | None) -> bytes: ...
    def load(self, path: str | PathLike[str]) -> bytes: ...

def run(arguments: Sequence[str]) -> int: ...
def schema() -> str: ...
