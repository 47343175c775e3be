"""The program's own source code as trees, for the tests that judge it."""

from __future__ import annotations

import ast
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "studyapp"

_NOT_OURS = {"__pycache__", "build", "dist"}


@dataclass(frozen=True, slots=True)
class Module:
    """One module of the program.

    Attributes:
        path: below `src/studyapp`, with slashes.
    """

    path: str
    text: str
    tree: ast.Module

    def nodes[Node: ast.AST](self, *kinds: type[Node]) -> Iterator[Node]:
        """Walk over all nodes of these kinds."""
        return (node for node in ast.walk(self.tree) if isinstance(node, kinds))


@cache
def modules() -> tuple[Module, ...]:
    """Return all modules of the program in the order of their paths."""
    return tuple(_module(path) for path in sorted(SOURCE.rglob("*.py")))


def module(path: str) -> Module:
    """Return the one module with this path below `src/studyapp`."""
    return _module(SOURCE / path)


def repository_files() -> Iterator[Path]:
    """Walk over everything that belongs to the repository, without asking git, which may be missing."""
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [
            name
            for name in folders
            if name == ".ci" or not (name.startswith(".") or name in _NOT_OURS or name.endswith(".egg-info"))
        ]
        yield from (Path(folder, name) for name in files if not name.startswith(".coverage"))


def _module(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    return Module(path.relative_to(SOURCE).as_posix(), text, ast.parse(text))
