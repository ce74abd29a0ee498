"""Speed as ratios within one run: the whole way against the bare encoder on the same words.

Work is counted in seconds of one core's time, so that what else a machine does counts little;
still seconds differ between machines and ratios travel. Nothing here is a test.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pactwatch
from pactwatch.language.model.encoder import Encoder
from pactwatch.pipeline import add_documents, make_case
from pactwatch.pipeline.extraction import extract_text
from pactwatch.text.words import words


def measure(data: Path, *, documents: int) -> list[tuple[str, str]]:
    """Figures by name for the first so many .txt files below a folder."""
    paths = sorted(data.rglob("*.txt"))[:documents]
    if not paths:
        raise SystemExit(f"{data}: no .txt file below; give a folder of plain-text articles")
    texts = [path.read_text("utf-8", errors="replace") for path in paths]
    count = sum(len(words(text)) for text in texts)
    encoder = Encoder.load()
    encoder.read(words("Warm up once."))
    # What is read once a process: word lists, codebook, tables of the register.
    _add(paths[:1])
    _read(texts[:1])
    bare = _core_seconds(lambda: _encode(encoder, texts))
    read = _core_seconds(lambda: _read(texts))
    whole = _core_seconds(lambda: _add(paths))
    return [
        ("documents", str(len(paths))),
        ("words", str(count)),
        ("bare encoder, words per second", f"{count / bare:.0f}"),
        ("statements out, words per second", f"{count / read:.0f}"),
        ("statements out, share of bare throughput", f"{bare / read:.2f}"),
        ("end to end into a case, words per second", f"{count / whole:.0f}"),
        ("end to end, share of bare throughput", f"{bare / whole:.2f}"),
        ("work per character in a text eight times as long, ratio", f"{_growth(texts):.2f}"),
        ("peak memory, MiB", f"{_peak_mib():.0f}"),
        ("start-up of --help, seconds", f"{_start('--help'):.2f}"),
        ("start-up of --version (model loaded), seconds", f"{_start('--version'):.2f}"),
        ("package size, MiB", f"{_size_mib():.1f}"),
    ]


def _encode(encoder: Encoder, texts: list[str]) -> None:
    for text in texts:
        if found := words(text):
            encoder.read(found)


def _read(texts: list[str]) -> None:
    for text in texts:
        extract_text(text)


# Characters: longer than an article, and longer than what is read as one part.
_CHAPTER, _BOOK = 50_000, 400_000


def _growth(texts: list[str]) -> float:
    """Work per character in one text of a book's length, against a chapter's: 1 where reading
    costs what the length says, 8 where everything is held against everything."""
    chapter, book = [_long(texts, _CHAPTER)], [_long(texts, _BOOK)]
    grown = _core_seconds(lambda: _read(book)) / _core_seconds(lambda: _read(chapter))
    return grown * _CHAPTER / _BOOK


def _long(texts: list[str], size: int) -> str:
    """One text of so many characters, of all the texts in turn."""
    whole = "\n\n".join(texts)
    return "\n\n".join([whole] * (size // max(1, len(whole)) + 1))[:size]


def _add(paths: list[Path]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        with make_case(Path(scratch) / "case", ["doha-2020"], person="benchmark") as case:
            report = add_documents(case, [str(path) for path in paths])
        for reason in report.skipped:
            print(f"skipped: {reason}", file=sys.stderr)


def _seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _core_seconds(work: Callable[[], None]) -> float:
    """Of this process, all its threads together; one thread reads."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _start(option: str) -> float:
    """The least of three: the first fills the disk cache."""
    program = [sys.executable, "-c", "from pactwatch.cli import main; main()", option]
    return min(_seconds(lambda: _quietly(program)) for _ in range(3))


def _quietly(program: list[str]) -> None:
    subprocess.run(program, check=True, capture_output=True)


def _peak_mib() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _size_mib() -> float:
    folder = Path(pactwatch.__file__).parent
    files = (p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return sum(p.stat().st_size for p in files) / 1024**2
