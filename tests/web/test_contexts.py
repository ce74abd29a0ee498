"""Every page is a documented context: each field of it is named in the docstring of its class."""

import dataclasses
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import pactwatch.web.pages as pages
from pactwatch.web.app import PAGES

MODULES = [
    importlib.import_module(f"pactwatch.web.pages.{m.name}")
    for m in pkgutil.iter_modules(pages.__path__)
]
CONTEXTS = [
    cls
    for module in MODULES
    for name, cls in vars(module).items()
    if name.endswith("Page") and dataclasses.is_dataclass(cls) and cls.__module__ == module.__name__
]
TEMPLATES = Path(str(pages.__path__[0])).parent / "templates"


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda c: c.__name__)
def test_a_context_is_frozen_and_says_what_each_field_is(context: type) -> None:
    named = set(re.findall(r"`([a-z_]+)`", context.__doc__ or ""))
    assert {f.name for f in dataclasses.fields(context)} - named <= {"left", "right"}
    assert context.__dataclass_params__.frozen  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.__name__.rsplit(".", 1)[-1])
def test_a_page_puts_itself_on_the_application(page: object) -> None:
    assert callable(page.register)  # type: ignore[attr-defined]


def test_a_page_of_the_application_has_a_template_and_the_other_way_round() -> None:
    source = "\n".join(Path(str(m.__file__)).read_text("utf-8") for m in MODULES)
    source += (TEMPLATES.parent / "app.py").read_text("utf-8")
    used = set(re.findall(r'"([a-z_]+\.(?:html|xml|svg))"', source))
    shared = {"base.html", "parts.html", "lanes.html", "ties.html", "evidence.html"}
    there = {path.name for path in TEMPLATES.iterdir()} - shared
    assert used == there
