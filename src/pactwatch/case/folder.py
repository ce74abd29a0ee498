"""The folder of a case: which files it has, and how a new one is made.

Everything inside is named relative to the folder, so a case can move elsewhere unharmed.
"""

import json
import os
import re
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from pactwatch.errors import BadInput, StopRun
from pactwatch.read.agreement_file import parse_agreement
from pactwatch.register import lock_path
from pactwatch.text.system import is_of_the_place, system_line

CASE_TOML = """\
# This case. Edited by people; every change becomes a new version in the register.
name = {name}
# The rule set boards use unless --rules names another: default, strict, or the case's rules.toml.
rules = "case"
"""

ACTORS_TOML = """\
# Actors of this case, added to (or, with the same id, replacing) those of its agreements.
# [[actor]]
# id = "field-team"
# names = ["Field Team", "the field team"]
# kind = "MONITORING_BODY"
# role = "MONITOR"
# reliability = "B"                  # Admiralty A-F; leave out while nobody has judged it
# access_path = "own patrols"        # how it learns things; needed to count as independent
"""


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """The paths of a case."""

    root: Path

    @property
    def register(self) -> Path:
        """The register file."""
        return self.root / "register.sqlite"

    @property
    def originals(self) -> Path:
        """Where originals lie by hash."""
        return self.root / "originals"

    @property
    def agreements(self) -> Path:
        """Where agreement files lie."""
        return self.root / "agreements"

    def edited_files(self) -> dict[str, Path]:
        """Every file people edit, by its name inside the case."""
        fixed = [self.root / n for n in ("case.toml", "actors.toml", "codebook.toml", "rules.toml")]
        paths = [path for path in (*fixed, *self._agreement_files()) if os.path.lexists(path)]
        return {path.relative_to(self.root).as_posix(): path for path in paths}

    def _agreement_files(self) -> list[Path]:
        """Agreement files by name; a folder that cannot be listed must not look like an empty one.

        Raises BadInput: else every agreement would be taken for removed, and its rows would go.
        """
        try:
            names = os.listdir(self.agreements)
        except FileNotFoundError:
            return []
        except OSError as error:
            raise BadInput(
                f"{self.agreements}: {os.strerror(error.errno or 0)}; expected the folder of the "
                "case's agreements, check it and its rights"
            ) from error
        edited = (name for name in sorted(names) if name.endswith((".toml", ".txt")))
        return [self.agreements / name for name in edited]

    def check(self) -> "CaseFolder":
        """Refuse a folder that is no case, and one whose register is lost.

        A register that is missing or empty beside what it recorded must not be made anew: every
        document and decision would be gone without a word.
        """
        if not self.register.is_file() and not (self.root / "case.toml").is_file():
            raise BadInput(
                f"{self.root}: no case here (case.toml and register.sqlite are missing); "
                f"make one with: pactwatch init {self.root}"
            )
        is_blank = not self.register.is_file() or not self.register.stat().st_size
        if is_blank and (lock_path(self.register).exists() or self._has_originals()):
            raise StopRun(
                f"{self.register}: missing or empty, although this case has been used; restore it "
                "from a backup (pactwatch restore FILE NEW_FOLDER)"
            )
        return self

    def _has_originals(self) -> bool:
        return any(path.is_file() for path in self.originals.rglob("*"))


def shipped_agreements() -> dict[str, Traversable]:
    """Agreements that come with the package, by name."""
    folder = resources.files("pactwatch.resources") / "agreements"
    found = sorted(folder.iterdir(), key=lambda file: file.name)
    return {file.name.removesuffix(".toml"): file for file in found if file.name.endswith(".toml")}


def create_folder(root: Path, agreements: Sequence[str] = ()) -> CaseFolder:
    """Make a new case folder with its editable files. Raises BadInput if something is there."""
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise BadInput(f"{root}: something is there already; give a folder that does not exist yet")
    texts = _agreement_texts(agreements)
    folder, is_new = CaseFolder(root), not root.exists()
    try:
        _write_files(folder, texts)
    except OSError as error:
        _unmake(folder, is_new)
        said = f"{root}: cannot write the case: {system_line(error, 'give another place')}"
        raise (BadInput if is_of_the_place(error) else StopRun)(said) from error
    return folder


def _unmake(folder: CaseFolder, is_new: bool) -> None:
    """Leave nothing half made: what lies there would keep the next `init` from the folder."""
    for made in folder.root.iterdir() if folder.root.is_dir() else ():
        with suppress(OSError):  # why it failed is told, not why it cannot be cleared
            shutil.rmtree(made) if made.is_dir() else made.unlink(missing_ok=True)
    if is_new:
        shutil.rmtree(folder.root, ignore_errors=True)


def edited_text(path: Path, *, name: str) -> str:
    """The text of a file that people edit. Raises BadInput where it is not UTF-8.

    Editors of Windows set a mark at the head of what they save as UTF-8; it is no part of the text.
    """
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            f"{name}: cannot be read as UTF-8 text: byte {error.start + 1} does not fit; "
            "save the file as UTF-8 and run the command again"
        ) from error
    except OSError as error:
        raise BadInput(f"{name}: cannot be read: {os.strerror(error.errno or 0)}") from error


def _agreement_texts(agreements: Sequence[str]) -> dict[str, str]:
    """Each agreement under the name its file gets; one of two with one name would be lost."""
    texts: dict[str, str] = {}
    for named in agreements:
        stem, text = _agreement_text(named)
        if stem in texts:
            raise BadInput(
                f"agreement {named}: found a second one called {stem}, expected names that "
                "differ; give each once, and rename one of two files that are called alike"
            )
        texts[stem] = text
    return texts


def _agreement_text(named: str) -> tuple[str, str]:
    """The file name and text of an agreement given by shipped name or path, checked."""
    shipped = shipped_agreements()
    if named in shipped:
        return named, shipped[named].read_text("utf-8")
    path = Path(named)
    if not path.is_file():
        known = ", ".join(shipped)
        raise BadInput(f"agreement {named}: neither a file nor one that ships ({known})")
    text = edited_text(path, name=f"agreement {named}")
    parse_agreement(text, name=named)
    return re.sub(r"[^\w.-]+", "-", path.stem), text


def _write_files(folder: CaseFolder, agreements: dict[str, str]) -> None:
    folder.agreements.mkdir(parents=True)
    folder.originals.mkdir()
    name = _toml_string(folder.root.resolve().name)
    (folder.root / "case.toml").write_text(CASE_TOML.format(name=name), "utf-8")
    (folder.root / "actors.toml").write_text(ACTORS_TOML, "utf-8")
    shipped = resources.files("pactwatch.resources")
    for file in ("codebook.toml", "rules.toml"):
        with (shipped / file).open("rb") as source, (folder.root / file).open("wb") as target:
            shutil.copyfileobj(source, target)
    for stem, text in agreements.items():
        (folder.agreements / f"{stem}.toml").write_text(text, "utf-8")


def _toml_string(name: str) -> str:
    """A folder's name as a TOML string; bytes that are no text become question marks."""
    readable = name.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(readable, ensure_ascii=False).replace("\x7f", "\\u007f")
