"""The source as the house rules read it: parsed files, without migrations and tests."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
APPS = ("config", "people", "realtime", "moderation", "catalogue", "interaction")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file: its path from the root of the house, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @property
    def app(self) -> str:
        return self.path.split("/")[0]

    def is_part(self, name: str) -> bool:
        """Whether it is `<app>/<name>.py` or lies in `<app>/<name>/`."""
        return self.path == f"{self.app}/{name}.py" or self.path.startswith(f"{self.app}/{name}/")

    def at(self, node: ast.AST) -> str:
        return f"{self.path}:{getattr(node, 'lineno', 1)}"


def files(folder: str, pattern: str) -> Iterator[Path]:
    """Files below a folder of the house."""
    return (path for path in sorted((ROOT / folder).rglob(pattern)) if "__pycache__" not in path.parts)


@cache
def modules(*folders: str) -> list[Module]:
    """The Python files below these folders, migrations left out."""
    found = [path for folder in folders for path in files(folder, "*.py") if "migrations" not in path.parts]
    return [Module(str(path.relative_to(ROOT)), path.read_text()) for path in found]


def product() -> list[Module]:
    """The Python files of the apps."""
    return modules(*APPS)


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def imported(tree: ast.AST) -> Iterator[tuple[ast.stmt, str]]:
    """Every imported name in full, with its statement: `from a.b import c` gives `a.b.c`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)
