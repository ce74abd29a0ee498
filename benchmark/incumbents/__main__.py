"""Read articles with an incumbent. `python -m benchmark.incumbents RULES --parser DIR --data DIR`.

Runs in an environment of its own (requirements.txt here), which pactwatch need not share. Comes
in: a spaCy pipeline trained on UD EWT (README.md says how) and a folder of .txt files. Goes out:
seconds of one core for parsing and for the rules, peak memory, and with --out every attribution
as a JSON line, for `python -m benchmark.incumbents.scoring` to score.
"""

import argparse
import json
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmark.incumbents.tracker import Quote, quotes

Rules = Callable[[Any], list[Quote]]


def main() -> None:
    """Figures of one set of rules, a line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rules", choices=("textacy", "tracker"))
    parser.add_argument("--parser", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=0, help="the first so many; 0 for all")
    parser.add_argument("--out", type=Path, help="attributions, a document a line")
    asked = parser.parse_args()
    paths = sorted(asked.data.rglob("*.txt"))[: asked.documents or None]
    for name, value in measure(paths, asked.parser, _rules(asked.rules), asked.out):
        print(f"{name:36} {value}")


def measure(
    paths: list[Path], parser: Path, rules: Rules, out: Path | None
) -> list[tuple[str, str]]:
    """Start-up, words a second and memory; articles that the rules refuse are counted."""
    began = time.process_time()
    read = _pipeline(parser)
    started = time.process_time() - began
    texts = [p.read_bytes().decode("utf-8", errors="replace") for p in paths]
    parsed, parsing = _timed(lambda: [read(t) for t in texts])
    found, ruling = _timed(lambda: [_tried(rules, doc) for doc in parsed])
    if out:
        rows = zip(paths, found, strict=True)
        out.write_text("".join(_line(p, f) for p, f in rows), "utf-8")
    words = sum(len(t.split()) for t in texts)
    return [
        ("documents", str(len(paths))),
        ("refused", str(sum(f is None for f in found))),
        ("words", str(words)),
        ("start-up, seconds of a core", f"{started:.2f}"),
        ("parse, words per second", f"{words / parsing:.0f}"),
        ("rules, words per second", f"{words / ruling:.0f}"),
        ("together, words per second", f"{words / (parsing + ruling):.0f}"),
        ("peak memory, MiB", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}"),
    ]


def _pipeline(parser: Path) -> Callable[[str], Any]:
    import spacy

    return spacy.load(parser)


def _rules(name: str) -> Rules:
    return quotes if name == "tracker" else _textacy


def _textacy(doc: Any) -> list[Quote]:
    from textacy.extract import direct_quotations

    found = direct_quotations(doc)
    return [Quote(_places(q.speaker), _places(q.cue), (_place(q.content),)) for q in found]


def _places(tokens: Any) -> tuple[tuple[int, int], ...]:
    return ((tokens[0].idx, tokens[-1].idx + len(tokens[-1])),) if tokens else ()


def _place(span: Any) -> tuple[int, int]:
    return span.start_char, span.end_char


def _tried(rules: Rules, doc: Any) -> list[Quote] | None:
    """None where the rules refuse the article (textacy, at an odd number of quotation marks)."""
    try:
        return rules(doc)
    except (ValueError, IndexError):
        return None


def _line(path: Path, found: list[Quote] | None) -> str:
    plain = [{"source": q.source, "cue": q.cue, "content": q.content} for q in found or ()]
    return json.dumps({"id": path.stem, "predicted": plain}) + "\n"


def _timed(work: Callable[[], list[Any]]) -> tuple[list[Any], float]:
    began = time.process_time()
    done = work()
    return done, time.process_time() - began


if __name__ == "__main__":
    main()
