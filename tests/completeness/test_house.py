"""The house rules a machine can check: docstrings, frozen nouns, sizes, layers, clean files."""

import ast
import dataclasses
import importlib
import inspect
import os
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import pactwatch.domain

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "pactwatch"
SOURCES = sorted(SRC.rglob("*.py"))
LONGEST = 365
TREES = {path: ast.parse(path.read_text("utf-8")) for path in SOURCES}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_every_module_says_what_it_is() -> None:
    texts = {path: ast.get_docstring(TREES[path]) for path in SOURCES}
    assert [named(p) for p, text in texts.items() if len(text or "") <= 20] == []


Documented = ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef


def _public(tree: ast.Module) -> list[tuple[str, Documented]]:
    found: list[tuple[str, Documented]] = []
    for node in tree.body:
        if isinstance(node, Documented) and not node.name.startswith("_"):
            found.append((node.name, node))
            if isinstance(node, ast.ClassDef):
                found += [(f"{node.name}.{m.name}", m) for m in _methods(node)]
    return [(n, node) for n, node in found if not (_is_command(node) or _is_declared(node))]


def _methods(node: ast.ClassDef) -> list[Documented]:
    return [m for m in node.body if isinstance(m, ast.FunctionDef) and not m.name.startswith("_")]


def _is_declared(node: Documented) -> bool:
    """A protocol's member without a body; the class says what it stands for."""
    last = node.body[-1]
    is_empty = isinstance(last, ast.Expr) and isinstance(last.value, ast.Constant)
    return isinstance(node, ast.FunctionDef) and is_empty and last.value.value is Ellipsis


def _is_command(node: Documented) -> bool:
    """Its help stands in the catalogue, put there by the decorator."""
    decorators = (d for d in node.decorator_list if isinstance(d, ast.Call))
    return any(isinstance(d.func, ast.Name) and d.func.id == "command" for d in decorators)


def test_everything_public_has_a_docstring() -> None:
    public = [(path, *found) for path in SOURCES for found in _public(TREES[path])]
    assert len(public) > 300
    assert [f"{named(p)}: {n}" for p, n, node in public if not ast.get_docstring(node)] == []


def test_no_file_is_too_long() -> None:
    lengths = {named(p): len(p.read_text("utf-8").splitlines()) for p in SOURCES}
    assert {name: n for name, n in lengths.items() if n > LONGEST} == {}


def domain_classes() -> list[type]:
    modules = [
        importlib.import_module(f"pactwatch.domain.{info.name}")
        for info in pkgutil.iter_modules(pactwatch.domain.__path__)
    ]
    return [
        kind
        for module in modules
        for kind in vars(module).values()
        if inspect.isclass(kind)
        and dataclasses.is_dataclass(kind)
        and kind.__module__ == module.__name__
    ]


@pytest.mark.parametrize("kind", domain_classes(), ids=lambda kind: kind.__name__)
def test_a_noun_is_frozen_and_slotted(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(kind)


def test_imports_only_point_down() -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run([tool, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout


def tracked() -> list[Path]:
    """Files of the repository: what git knows, or everything where there is no git."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True
    ).stdout.split("\0")
    paths = [ROOT / name for name in listed if name] or list(ROOT.rglob("*"))
    kept = (".py", ".toml", ".md", ".txt", ".html", ".css", ".tsv", ".yml", ".json", "")
    return [p for p in paths if p.is_file() and p.suffix in kept and ".venv" not in p.parts]


# Written apart, so that this file does not hold what it looks for.
HOME = re.compile(r"(?<![\w.])(/" + r"(home|root|Users|work)/\w|C:" + r"\\Users)")
REGISTRY = re.compile("|".join(["files.python" + "hosted", "pypi" + r"\.org", "simple" + "/pypi"]))


def test_no_file_names_a_place_on_a_machine_or_a_registry() -> None:
    found = []
    for path in tracked():
        text = path.read_text("utf-8", errors="replace")
        found += [f"{named(path)}: {m.group()}" for m in HOME.finditer(text)]
        found += [f"{named(path)}: {m.group()}" for m in REGISTRY.finditer(text)]
        found += [named(path)] if str(ROOT) + os.sep in text else []
    assert found == []


def test_no_lock_file_is_in_the_repository() -> None:
    assert [named(p) for p in tracked() if p.name in ("uv.lock", "poetry.lock")] == []
