"""Agreements as people edit them: checked as a text, saved as a file, taken in as a new version.

Comes in: a file name and TOML. Goes out: the Agreement, or BadInput naming file, key and next
step. Refuses to save what does not parse, alone or beside the other files of the case.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dateutil.relativedelta import relativedelta

from pactwatch.case.files import write_whole
from pactwatch.case.folder import CaseFolder
from pactwatch.case.norms import check_alone, parse_norms
from pactwatch.case.sync import case_texts
from pactwatch.domain.agreement import Agreement
from pactwatch.errors import BadInput
from pactwatch.read.agreement_file import parse_agreement
from pactwatch.register import View

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
UNITS = ("days", "weeks", "months", "years")

SKELETON = """\
id = "{name}"
title = ""
signed = {signed}
parties = []
territory = []
version = "1"
source_note = ""

# Who is bound, who is meant. names[0] is the one shown.
# [[actor]]
# id = "northern-front"
# names = ["Northern Front", "the Front"]
# kind = "ARMED_GROUP"
# role = "MONITORED_PARTY"
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as it would be saved; `problem` is the sentence that says why it cannot be."""

    name: str
    text: str
    agreement: Agreement | None
    problem: str


def check_draft(name: str, text: str) -> Draft:
    """Read a text without saving it."""
    try:
        return Draft(name, text, parse_agreement(text, name=f"agreements/{name}.toml"), "")
    except BadInput as error:
        return Draft(name, text, None, str(error))


def save_agreement(folder: CaseFolder, view: View, name: str, text: str) -> Path:
    """Write the file; the caller takes it in with `sync_files`. Raises BadInput."""
    path = folder.agreements / f"{check_name(name)}.toml"
    parse_agreement(text, name=path.name)
    check_alone(parse_norms({**case_texts(view), f"agreements/{name}.toml": text}))
    return write_whole(path, text)


def save_source(folder: CaseFolder, name: str, text: str) -> Path:
    """Keep the text of an agreement beside its file; the caller takes it in. Raises BadInput."""
    if not text.strip():
        raise BadInput(f"agreement {name}: no text; paste the words of the agreement")
    return write_whole(folder.agreements / f"{check_name(name)}.txt", text)


def check_name(name: str) -> str:
    """A name that can be a file's. Raises BadInput."""
    if not _NAME.fullmatch(name):
        raise BadInput(f"agreement name {name!r}: use small letters, digits and hyphens")
    return name


def skeleton(name: str, signed: date) -> str:
    """The beginning of a new agreement file."""
    return SKELETON.format(name=name, signed=signed.isoformat())


def deadline(start: date, count: int, unit: str) -> tuple[date, str]:
    """The day some time after another, and the arithmetic as a sentence. Raises BadInput."""
    if unit not in UNITS or not 0 <= count <= 36_500:
        raise BadInput(f"{count} {unit}: give 0 to 36500 of {', '.join(UNITS)}")
    step: Any = {unit: count}
    try:
        day = start + relativedelta(**step)
    except (OverflowError, ValueError) as error:
        raise BadInput(f"{start} + {count} {unit}: no such day") from error
    return day, f"{start} + {count} {unit} = {day}"
