"""The rules of the house that no linter keeps. Each table of exceptions may only shrink.

What import-linter and ruff keep (who may import whom, no spaCy at module level) is not repeated here.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from studyapp.domain import errors
from tests.source_code import ROOT, SOURCE, module, modules, repository_files

if TYPE_CHECKING:
    from collections.abc import Iterator

type Function = ast.FunctionDef | ast.AsyncFunctionDef

MOST_MODULE_LINES = 400
MOST_FUNCTION_LINES = 40  # without the docstring
MOST_PUBLIC_METHODS = 15  # without those that override Qt
MOST_CONSTRUCTOR_ARGUMENTS = 6

# "path" or "path:name" -> the size it has today. Lower the number when it shrinks; never raise it, never add a line
# without a reason in the pull request.
LONG_MODULES: dict[str, int] = {}
LONG_FUNCTIONS: dict[str, int] = {}
BROAD_CLASSES: dict[str, int] = {}
WIDE_CONSTRUCTORS: dict[str, int] = {}

# Modules that must catch everything: borders of a process or a thread, beyond which somebody waits for an answer.
MOST_CATCH_ALLS = 4
# Comments that silence a checker, in the program and its tests; each names its rule and its reason. May only fall.
MOST_SUPPRESSIONS = 22

# Qt calls these by name; all others of its virtual functions are told by their camelCase.
QT_OVERRIDES = {"actionEvent", "data", "event", "flags", "index", "match", "paint", "parent", "sibling", "sort", "span"}

_EVERYTHING = {"Exception", "BaseException"}

MACHINE_TRACES = re.compile(
    r"pypi\.org|pythonhosted|npmjs|deb\.debian|debian\.org/debian|/work/|/root/|/tmp/[a-z]+/|/home/[a-z]|C:\\Users\\[A-Za-z]"
)


def test_modules_stay_short():
    sizes = {source.path: source.text.count("\n") for source in modules()}
    sizes |= {str(path.relative_to(ROOT)): path.read_text().count("\n") for path in (ROOT / "tests").rglob("*.py")}
    _assert_within(sizes, MOST_MODULE_LINES, LONG_MODULES)


def test_functions_stay_short():
    sizes = {name: _lines(function) for name, function in _functions()}
    _assert_within(sizes, MOST_FUNCTION_LINES, LONG_FUNCTIONS)


def test_classes_stay_narrow():
    sizes = {
        f"{source.path}:{owner.name}": sum(_is_public_method(node) for node in owner.body)
        for source in modules()
        for owner in source.nodes(ast.ClassDef)
    }
    _assert_within(sizes, MOST_PUBLIC_METHODS, BROAD_CLASSES)


def test_constructors_take_few_arguments():
    sizes = {
        name: len([*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]) - 1
        for name, function in _functions()
        if function.name == "__init__"
    }
    _assert_within(sizes, MOST_CONSTRUCTOR_ARGUMENTS, WIDE_CONSTRUCTORS)


def test_signals_are_connected_to_bound_methods():
    """A lambda or a partial that holds self keeps the widget alive for good (measured: still there after gc)."""
    found = [
        f"{source.path}:{call.lineno}"
        for source in modules()
        for call in source.nodes(ast.Call)
        if _called(call) == "connect" and any(_holds_on(argument) for argument in call.args)
    ]
    assert not found, found


def test_qsettings_keep_nothing_but_window_geometry():
    assert _places_calling("QSettings") <= {"ui/window_state.py"}


def test_no_dialog_blocks_and_no_events_are_pumped():
    """`ui/main.py` may start the one event loop; everything else is opened and connected."""
    assert _places_calling("exec", "exec_") <= {"ui/main.py"}
    assert not _places_calling("processEvents")


def test_catch_alls_are_few():
    found: dict[str, list[int]] = {}
    for source in modules():
        for handler in source.nodes(ast.ExceptHandler, ast.Call):
            if _catches_all(handler):
                found.setdefault(source.path, []).append(handler.lineno)
    assert len(found) <= MOST_CATCH_ALLS, found


def test_suppressions_only_become_fewer():
    mark = re.compile(r"#\s*(?:type:\s*ignore|(?:based)?pyright:\s*ignore|noqa)")
    found = [
        (f"{path.relative_to(ROOT)}:{number}", line)
        for folder in (SOURCE, ROOT / "tests")
        for path in sorted(folder.rglob("*.py"))
        if path.name != "test_architecture.py"
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if mark.search(line)
    ]
    places = [place for place, _ in found]
    assert len(found) <= MOST_SUPPRESSIONS, f"{len(found)}, more than {MOST_SUPPRESSIONS}: {places}"
    reasoned = re.compile(r"(?:ignore\[[\w, -]+\]|noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)*) - \w")
    bare = [place for place, line in found if place.startswith("src") and not reasoned.search(line)]
    assert not bare, f"without a rule and a reason ('# noqa: X123 - why'): {bare}"


@pytest.mark.parametrize("path", ["ui/messages.py", "cli/messages.py"])
def test_every_error_has_words_of_its_own(path: str):
    spoken_of = {node.id for node in module(path).nodes(ast.Name)} | {
        node.attr for node in module(path).nodes(ast.Attribute)
    }
    silent = {error.__name__ for error in _leaves(errors.StudyError)} - spoken_of
    assert not silent


@pytest.mark.parametrize(
    ("started", "kept_out"),
    [
        ("studyapp.app", ("spacy", "thinc", "numpy", "PySide6")),
        ("studyapp.cli.main", ("spacy", "thinc", "numpy", "PySide6")),
        ("studyapp.ui.main", ("spacy", "thinc", "numpy")),
    ],
)
def test_starting_pulls_in_nothing_heavy(started: str, kept_out: tuple[str, ...]):
    lines = f"import json, sys, {started}\nprint(json.dumps(sorted(sys.modules)))"
    loaded = set(json.loads(_run(lines)))
    assert not loaded.intersection(kept_out)


def test_void_calls_of_qt_do_not_use_up_none():
    """PySide6 6.12.0 on Python 3.11 took one reference from None at each such call, until the interpreter aborted."""
    lines = """
import sys
from PySide6.QtGui import QTextCursor, QTextDocument
document = QTextDocument("a")
cursor = QTextCursor(document)
before = sys.getrefcount(None)
for _ in range(200_000):
    cursor.setPosition(0)
print(before - sys.getrefcount(None))
"""
    assert int(_run(lines)) < 1000


def test_no_file_names_a_registry_or_somebodys_machine():
    own = {ROOT / "tests" / "test_architecture.py"}
    found = [
        f"{path.relative_to(ROOT)}: {trace.group()}"
        for path in repository_files()
        if path not in own and (trace := MACHINE_TRACES.search(path.read_bytes().decode("utf-8", errors="replace")))
    ]
    assert not found, found


def _assert_within(sizes: dict[str, int], limit: int, exceptions: dict[str, int]) -> None:
    too_large = {name: size for name, size in sizes.items() if size > exceptions.get(name, limit)}
    assert not too_large, f"over {limit}: {too_large}"
    outlived = {name for name, size in exceptions.items() if sizes.get(name, 0) < size}
    assert not outlived, f"smaller than the table says, so lower the number or drop the line: {outlived}"


def _functions() -> Iterator[tuple[str, Function]]:
    for source in modules():
        for owner in source.nodes(ast.ClassDef, ast.Module):
            prefix = f"{source.path}:{owner.name}." if isinstance(owner, ast.ClassDef) else f"{source.path}:"
            for node in owner.body:
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield prefix + node.name, node


def _lines(function: Function) -> int:
    whole = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is None:
        return whole
    return whole - ((first.end_lineno or first.lineno) - first.lineno + 1)


def _is_public_method(node: ast.stmt) -> bool:
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or node.name.startswith("_"):
        return False
    return node.name not in QT_OVERRIDES and node.name.islower()


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ""


def _holds_on(argument: ast.expr) -> bool:
    return isinstance(argument, ast.Lambda) or (isinstance(argument, ast.Call) and _called(argument) == "partial")


def _places_calling(*names: str) -> set[str]:
    return {source.path for source in modules() for call in source.nodes(ast.Call) if _called(call) in names}


def _catches_all(node: ast.ExceptHandler | ast.Call) -> bool:
    """Tell whether everything ends here; what cleans up and raises again lets it pass."""
    if isinstance(node, ast.Call):
        return _called(node) == "suppress" and any(_names(kind) & _EVERYTHING for kind in node.args)
    last = node.body[-1]
    passes_on = isinstance(last, ast.Raise) and last.exc is None
    return not passes_on and (node.type is None or bool(_names(node.type) & _EVERYTHING))


def _names(expression: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(expression) if isinstance(node, ast.Name)}


def _leaves(error: type[Exception]) -> Iterator[type[Exception]]:
    children = error.__subclasses__()
    if not children:
        yield error
    for child in children:
        yield from _leaves(child)


def _run(lines: str) -> str:
    ended = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr or ended.returncode
    return ended.stdout
