"""Reading and the model added to a case: the only place where all stages meet.

One function per run: make_case, add_documents, extract_file, build_demo, run_task.
In: paths and a case. Out: reports of what was done. Refuses to judge: that is weighing's.

Each name is imported when it is first asked for: to read one file, no case and no register is
needed, and they take most of a second.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pactwatch.case.correcting import Correction
    from pactwatch.pipeline.add import AddOptions, AddReport, add_documents
    from pactwatch.pipeline.extraction import extract_file, extract_text
    from pactwatch.pipeline.working import WorkingCase, make_case, open_case

__all__ = [
    "AddOptions",
    "AddReport",
    "Correction",
    "WorkingCase",
    "add_documents",
    "extract_file",
    "extract_text",
    "make_case",
    "open_case",
]

_HOMES = {
    "AddOptions": "pactwatch.pipeline.add",
    "AddReport": "pactwatch.pipeline.add",
    "Correction": "pactwatch.case.correcting",
    "WorkingCase": "pactwatch.pipeline.working",
    "add_documents": "pactwatch.pipeline.add",
    "extract_file": "pactwatch.pipeline.extraction",
    "extract_text": "pactwatch.pipeline.extraction",
    "make_case": "pactwatch.pipeline.working",
    "open_case": "pactwatch.pipeline.working",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
