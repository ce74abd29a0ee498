"""What is right about one statement: a gold item and the statement found for it in, verdicts out.

A verdict is a measure's name with yes or no; a measure is only given where the gold says something
about it. Names are compared by `same_party`; everything else is equal or wrong.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from pactwatch.pipeline.evaluation.same_name import same_party

__all__ = ["verdicts"]

Plain = dict[str, Any]
_UNNAMED = ("ANONYMOUS_SINGLE", "ANONYMOUS_PLURAL")


def verdicts(gold: Plain, found: Plain | None, text: str) -> dict[str, bool]:
    """Each measure this gold item decides; where nothing was found, all are wrong."""
    right: dict[str, bool] = {}
    for field, judge in _JUDGES.items():
        if field in gold:
            right.update(judge(gold, found, text))
    return right


def _speaker(gold: Plain, found: Plain | None, text: str) -> Iterator[tuple[str, bool]]:
    wanted = gold["speaker"]
    if not isinstance(wanted, dict) or "name_at" not in wanted:
        fields = wanted if isinstance(wanted, dict) else {"name": wanted}
        yield "speaker", found is not None and _equal(found["speaker"], fields)
        return
    is_right = found is not None and _is_speaker(gold, _asked(gold, found), text)
    yield "speaker", is_right
    yield f"speaker {wanted.get('resolved_by') or 'AS_WRITTEN'}", is_right
    if found is not None:
        yield "speaker where found", is_right
    if "status" in wanted:
        yield from _status(wanted, found["speaker"] if found else {})


def _asked(gold: Plain, found: Plain) -> Plain:
    """Whom the gold asks about: the speaker, or who carries his words where the gold's content
    reports a report, which the program gives as one statement with a chain."""
    carriers = [node["name"] for node in found["chain"] if node["role"] == "carrier"]
    cue, content = [_range(s) for s in found["cue"]], [tuple(s) for s in gold["content"]]
    is_inner = bool(cue) and all(any(a <= s and e <= b for a, b in content) for s, e in cue)
    if not is_inner or not carriers:
        return dict(found["speaker"])
    return {**found["speaker"], "name": carriers[-1], "status": None}


def _range(span: Plain) -> tuple[int, int]:
    return span["start"], span["end"]


def _status(wanted: Plain, found: Plain) -> Iterator[tuple[str, bool]]:
    """Status and resolution, and whether one or several nameless people speak, or neither."""
    status, said = wanted["status"], found.get("status")
    yield "status", said == status
    if "resolved_by" in wanted:
        yield "resolved_by", bool(found) and found.get("resolved_by") == wanted["resolved_by"]
    yield "anonymity", bool(found) and _anonymity(said) == _anonymity(status)
    if status in _UNNAMED:
        yield f"status {status}", said == status


def _anonymity(status: str | None) -> str | None:
    return status if status in _UNNAMED else None


def _is_speaker(gold: Plain, found: Plain, text: str) -> bool:
    """Whether the name is the gold speaker's; the source's words do where nothing was resolved."""
    wanted = gold["speaker"]
    if wanted.get("status") in ("ARTICLE_VOICE", "UNCLEAR"):
        return bool(found["status"] == wanted["status"])
    places = [wanted["name_at"]] if wanted["name_at"] else []
    if wanted.get("resolved_by") is None:
        places += gold["source"]
    if wanted.get("is_within") and _is_within(found["name"], _at(wanted["name_at"], text)):
        return True
    return any(same_party(found["name"], _at(place, text), text) for place in places)


def _is_within(name: str | None, words: str) -> bool:
    """ "Ann Vell" in "Dr Ann Vell, head of the mission": gold that tells only where the name is."""
    return name is not None and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words))


def _chain(gold: Plain, found: Plain | None, text: str) -> Iterator[tuple[str, bool]]:
    wanted = [_node(node, text) for node in gold["chain"]]
    said = [node["name"] for node in found["chain"]] if found else []
    is_right = len(said) == len(wanted) and all(
        same_party(a, b, text) for a, b in zip(said, wanted, strict=True)
    )
    yield "chain", is_right
    yield "chain of one" if len(wanted) == 1 else "chain of several", is_right
    if found is not None:
        yield "chain where found", is_right


def _node(node: Any, text: str) -> str:
    if isinstance(node, dict):
        return _at(node["at"], text) if "at" in node else str(node["name"])
    return str(node)


def _at(span: list[int], text: str) -> str:
    return text[span[0] : span[1]]


def _claims(gold: Plain, found: Plain | None, _: str) -> Iterator[tuple[str, bool]]:
    codes = {c["conduct"] if isinstance(c, dict) else c for c in gold["claims"]}
    yield "claims", found is not None and codes == {c["conduct"] for c in found["claims"]}


def _flags(gold: Plain, found: Plain | None, _: str) -> Iterator[tuple[str, bool]]:
    codes = {f["code"] if isinstance(f, dict) else f for f in gold["flags"]}
    yield "flags", found is not None and codes == {f["code"] for f in found["flags"]}


def _modes(gold: Plain, found: Plain | None, _: str) -> Iterator[tuple[str, bool]]:
    yield "modes", found is not None and set(found["modes"]) == set(gold["modes"])


def _value(field: str) -> "_Judge":
    def judge(gold: Plain, found: Plain | None, _: str) -> Iterator[tuple[str, bool]]:
        yield field, found is not None and found[field] == gold[field]

    return judge


def _equal(found: Plain, wanted: Plain) -> bool:
    return all(_folded(found.get(key)) == _folded(value) for key, value in wanted.items())


def _folded(value: Any) -> Any:
    return (
        " ".join(value.casefold().removeprefix("the ").split()) if isinstance(value, str) else value
    )


_Judge = Callable[[Plain, Plain | None, str], Iterator[tuple[str, bool]]]
_JUDGES: dict[str, _Judge] = {
    "speaker": _speaker,
    "chain": _chain,
    "quote_type": _value("quote_type"),
    "speech_act": _value("speech_act"),
    "factuality": _value("factuality"),
    "modes": _modes,
    "claims": _claims,
    "flags": _flags,
}
