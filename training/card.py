"""model.json in, MODEL_CARD.md out: every figure comes from the record."""

from pathlib import Path
from typing import Any

_ATTRIBUTION = (
    ("source, same words", "exact source"),
    ("cue, same words", "exact cue"),
    ("content, same words", "exact content"),
    ("source, any shared word", "overlap source"),
    ("cue, any shared word", "overlap cue"),
    ("content, any shared word", "overlap content"),
    ("source, word by word", "token source"),
    ("cue, word by word", "token cue"),
    ("content, word by word", "token content"),
    ("source + cue + all of the content exact", "triple"),
)


def card(record: dict[str, Any], size: str = "about 27 MB") -> str:
    """The card's text for a record with scores; the prose stands in card.md."""
    prose = (Path(__file__).parent / "card.md").read_text(encoding="utf-8")
    return prose.format(
        name=record["name"],
        version=record["version"],
        sha256=record["sha256"],
        size=size,
        window=record["window"]["pieces"],
        overlap=record["window"]["overlap"],
        pairs_sha256=record["pairs"]["sha256"],
        acts_sha256=record["acts"]["sha256"],
        claims_sha256=record["claims"]["sha256"],
        deeds_sha256=record["deeds"]["sha256"],
        parties_sha256=record["parties"]["sha256"],
        speakers_sha256=record["speakers"]["sha256"],
        figures=_figures(record["scores"]),
    )


def _figures(scores: dict[str, Any]) -> str:
    said = scores["attribution"]
    lines = [
        "## Scores on development data",
        "",
        f"PolNeAR dev, {said['articles']} articles, first annotator by file name; per cent;",
        "95 % intervals of F1 by bootstrap over articles.",
        "Each segment of an interrupted content counts; segments are compared as whole words.",
        "",
        "| | P | R | F1 | interval | fp32 F1 |",
        "|---|---|---|---|---|---|",
    ]
    plain = scores.get("fp32", {}).get("attribution", {})
    for label, name in _ATTRIBUTION:
        row = said[name]
        lines.append(
            f"| {label} | {row['p']:.1f} | {row['r']:.1f} | {row['f1']:.1f} | {_interval(row)} "
            f"| {_number(plain, name, 'f1')} |"
        )
    lines += ["", "Attributions whose content is found at all, by kind of speech:", ""]
    lines += ["| | recall | interval | attributions |", "|---|---|---|---|"]
    for kind in ("direct", "mixed", "indirect"):
        row = said[f"recall {kind}"]
        lines.append(f"| {kind} | {row['r']:.1f} | {_interval(row)} | {row['n']} |")
    names, trees = scores["names"], scores["trees"]
    lines += [
        "",
        f"Names, CoNLL++ dev (four kinds, exact): P {names['p']:.1f}, R {names['r']:.1f}, "
        f"F1 {names['f1']:.1f}.",
        f"UD EWT dev, gold sentences, our words, punctuation counted: UPOS {trees['upos']:.1f}, "
        f"UAS {trees['uas']:.1f}, LAS {trees['las']:.1f}.",
        "",
        "",
    ]
    return "\n".join(lines)


def _interval(row: dict[str, float]) -> str:
    return f"{row['low']:.1f}–{row['high']:.1f}" if "low" in row else "–"


def _number(rows: dict[str, Any], name: str, key: str) -> str:
    return f"{rows[name][key]:.1f}" if name in rows else "–"
