"""Reads pairs of passages with what is known of how the two stand: for the network that compares.

Comes in: our own pairs (`benchmark/gold/pairs.jsonl` by document and offsets, our fiction in
`tests/gold/pairs.tsv` and `alike.tsv`), and four corpora of others: ecbplus (sentences that tell
of one event), MRPC and the news of STS-B (paraphrases), FNC-1 (a headline beside the beginning of
an article).
Goes out: `Example`. What a fresh batch is drawn from is read by nobody here: its pairs, and of the
other corpora the topics and stories that it has.
"""

import csv
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from benchmark.corpora import printed
from benchmark.pair_weights import FRESH, GOLD, subject_of, words_of

from .stories import stories

FICTION = Path(__file__).parent.parent / "tests/gold"
RELATIONS = ("NONE", "SAME_AS", "REFINES", "UPDATES", "DENIES", "CONTRADICTS")
STANCES = ("0", "1", "2")  # agrees, disagrees, discusses; 3 is about something else
# Examples of each corpus of others; more took longer and was not tried.
LEAST_WORDS, LEAD = 6, 60
_SHARE = {"event": 7000, "paraphrase": 4000, "graded": 1000, "stance": 2600}


@dataclass(frozen=True, slots=True)
class Example:
    """Two passages, and per question its answer: a share 0..1, or the number of a class."""

    name: str
    a: str
    b: str
    answers: dict[str, float]
    subject: str = ""


def own_pairs(data: Path) -> Iterator[Example]:
    """Our own pairs but the fresh ones; raises KeyError where a document is missing."""
    for row in map(json.loads, GOLD.read_text("utf-8").splitlines()):
        if not row["id"].startswith(FRESH):
            a, b = (words_of(data, row[side]) for side in ("a", "b"))
            yield _own(row["id"], row["relation"], a, b, subject_of(row["a"]["document"]))
    for n, line in enumerate((FICTION / "pairs.tsv").read_text("utf-8").splitlines()):
        if not line.startswith("#"):
            _, relation, _, _, a, b, *_ = line.split("\t")
            yield _own(f"fiction-{n}", relation, a, b, "fiction")
    for n, line in enumerate((FICTION / "alike.tsv").read_text("utf-8").splitlines()):
        if not line.startswith("#"):
            relation, a, b = line.split("\t")
            yield _own(f"alike-{n}", relation, a, b, "alike")


def _own(name: str, relation: str, a: str, b: str, subject: str) -> Example:
    answers = {"related": float(relation != "NONE"), "relation": RELATIONS.index(relation)}
    return Example(name, a, b, answers, subject)


def others(data: Path, seed: int) -> list[Example]:
    """Pairs of the four other corpora, a part of each, in an order by seed."""
    chance = random.Random(seed)
    found: list[Example] = []
    for kind, read in _READERS.items():
        examples = sorted(read(data, chance), key=lambda e: e.name)
        chance.shuffle(examples)
        found += examples[: _SHARE[kind]]
    chance.shuffle(found)
    return found


def _fresh(corpus: str) -> set[str]:
    """The documents of one corpus that fresh pairs are of."""
    rows = map(json.loads, GOLD.read_text("utf-8").splitlines())
    names = (row[s]["document"] for row in rows if row["id"].startswith(FRESH) for s in ("a", "b"))
    return {name.partition("/")[2] for name in names if name.startswith(f"{corpus}/")}


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence of ecbplus with the events it tells of."""

    document: str
    words: str
    events: frozenset[str]


def _events(data: Path, chance: random.Random) -> Iterator[Example]:
    """Sentences of two reports of one topic: the share of events that both tell of."""
    fresh = {name.partition("_")[0] for name in _fresh("ecbplus")}
    for topic in sorted((data / "ecbplus").iterdir()):
        if topic.is_dir() and topic.name not in fresh:
            told = [t for path in sorted(topic.glob("*.xml")) for t in _told(path)]
            yield from _of_topic(topic.name, told, chance)


def _of_topic(topic: str, told: list[_Told], chance: random.Random) -> Iterator[Example]:
    one, none = [], []
    for n, a in enumerate(told):
        for b in told[n + 1 :]:
            if a.document != b.document:
                share = len(a.events & b.events) / min(len(a.events), len(b.events))
                if share or len(_long(a.words) & _long(b.words)) > 1:
                    (one if share else none).append((a.words, b.words, share))
    for kind, most in ((one, 260), (none, 320)):
        chance.shuffle(kind)
        for k, (x, y, share) in enumerate(kind[:most]):
            yield Example(f"{topic}-{bool(share)}-{k:04d}", x, y, {"event": share})


def _long(words: str) -> set[str]:
    return {word.lower() for word in words.split() if len(word) > 3}


def _told(path: Path) -> Iterator[_Told]:
    root = ElementTree.parse(path).getroot()
    sentences: dict[str, list[str]] = defaultdict(list)
    stands: dict[str, str] = {}
    for token in root.iter("token"):
        sentences[token.get("sentence", "")].append(token.text or "")
        stands[token.get("t_id", "")] = token.get("sentence", "")
    for number, events in _events_by_sentence(path.stem, root, stands).items():
        if len(sentences[number]) >= LEAST_WORDS:
            yield _Told(path.stem, printed(sentences[number]), frozenset(events))


def _events_by_sentence(
    name: str, root: ElementTree.Element, stands: dict[str, str]
) -> dict[str, set[str]]:
    """Each mention of an action by the event it is of; one that nothing refers to is its own."""
    places = {m.get("m_id"): m[0].get("t_id", "") for m in root.iter() if _is_action(m) and len(m)}
    chains = {m.get("m_id"): m.get("instance_id") for m in root.iter() if m.get("instance_id")}
    event = {mention: f"{name}-{mention}" for mention in places}
    for link in root.iter("CROSS_DOC_COREF"):
        target = link.find("target")
        key = chains.get(target.get("m_id")) if target is not None else None
        for source in link.findall("source"):
            event[source.get("m_id")] = key or link.get("note") or f"{name}-{link.get('r_id')}"
    found: dict[str, set[str]] = defaultdict(set)
    for mention, token in places.items():
        found[stands[token]].add(event[mention])
    return found


def _is_action(mark: ElementTree.Element) -> bool:
    return mark.tag.startswith(("ACTION", "NEG_ACTION"))


def _paraphrases(data: Path, _: random.Random) -> Iterator[Example]:
    lines = (data / "mrpc_stsb/MRPC/train.tsv").read_text("utf-8-sig").splitlines()[1:]
    for n, line in enumerate(lines):
        is_one, _, _, a, b = line.split("\t")
        yield Example(f"mrpc-{n:04d}", a, b, {"paraphrase": float(is_one)})


def _graded(data: Path, _: random.Random) -> Iterator[Example]:
    lines = (data / "mrpc_stsb/sts-b/sts-train.csv").read_text("utf-8").splitlines()
    for n, line in enumerate(lines):
        kind, _, _, _, score, a, b, *_ = line.split("\t")
        if kind in ("main-news", "main-forums"):
            yield Example(f"sts-{n:04d}", a, b, {"graded": float(score) / 5})


def _stances(data: Path, _: random.Random) -> Iterator[Example]:
    csv.field_size_limit(10_000_000)
    bodies = {row["Body ID"]: row["articleBody"] for row in _rows(data / "fnc1/train_bodies.csv")}
    story, fresh = stories(data), _fresh("fnc1")
    left_out = {story[body] for body in fresh & story.keys()}
    for n, row in enumerate(_rows(data / "fnc1/train_stances_recoded.csv")):
        if row["Stance"] in STANCES and story[row["Body_ID"]] not in left_out:
            lead = " ".join(bodies[row["Body_ID"]].split()[:LEAD])
            answer = {"stance": STANCES.index(row["Stance"])}
            yield Example(f"fnc1-{n:05d}", row["Headline"], lead, answer)


def _rows(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


_READERS = {
    "event": _events,
    "paraphrase": _paraphrases,
    "graded": _graded,
    "stance": _stances,
}
