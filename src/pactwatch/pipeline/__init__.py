"""Reading and the model added to a case: the only place where all stages meet.

One function per run: make_case, add_documents, extract_file, build_demo, run_task.
In: paths and a case. Out: reports of what was done. Refuses to judge: that is weighing's.
"""

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
