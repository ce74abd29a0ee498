"""How well copies and rewrites are found: on built pairs, on labelled real ones, and how fast.

Comes in: the data directory. Goes out: name and value of each figure. Built pairs are wire edits of
texts whose document is `open`; same-event pairs of other outlets come from ecbplus and must stay
apart. What counts is whether two texts end in one group, as weighing sees it. A text that an outlet
prints whole in several pages is a copy of its place in each, and makes the pages no group.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from random import Random
from time import process_time

from benchmark.corpora import Text, document, texts
from benchmark.wire_edits import COPIES, REWRITES, Edit
from pactwatch.case.copies import document_groups
from pactwatch.domain.codebook import Codebook
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.weigh import find_edges
from pactwatch.weigh.origins.sources import Sources

GOLD = Path(__file__).parent / "gold" / "copies.jsonl"
# Updates of one outlet within these days are often real rewrites of each other.
APART_DAYS = 10
LEAST_CHARACTERS = 800


def measure(data: Path, *, part: str, many: int) -> Iterator[tuple[str, str]]:
    """All figures; `part` is that of the labelled pairs, `many` the texts of the timed run."""
    yield from _built(data)
    yield from _same_event(data)
    yield from _labelled(data, part)
    if many:
        yield from _timed(data, many)


def _is_open(name: str) -> bool:
    return int(sha256(name.encode()).hexdigest()[:8], 16) % 2 == 0


def originals(data: Path, *, a_set: int = 40) -> list[Text]:
    """Open texts of t17 and wikinews far enough apart, and the documents of the demo."""
    chosen: list[Text] = [t for t in texts(data, "demo") if len(t.text) >= LEAST_CHARACTERS]
    last: dict[str, date] = {}
    counts: Counter[str] = Counter()
    pool = [t for corpus in ("t17", "wikinews") for t in texts(data, corpus)]
    for text in sorted(pool, key=lambda t: (t.published or date.max, t.id)):
        subject = text.id.split("/")[1] if text.id.startswith("t17") else "wikinews"
        if not _is_open(text.id) or not LEAST_CHARACTERS <= len(text.text) <= 12_000:
            continue
        day = text.published or date.max
        is_near = subject in last and (day - last[subject]).days < APART_DAYS
        if counts[subject] < a_set and (subject == "wikinews" or not is_near):
            chosen.append(text)
            counts[subject] += 1
            last[subject] = day
    return chosen


def _built(data: Path) -> Iterator[tuple[str, str]]:
    sources = originals(data)
    yield "built: originals", str(len(sources))
    for kind, edits in (("copies", COPIES), ("rewrites", REWRITES)):
        found, counts = _grouped(sources, edits)
        yield f"built: pair F1 on {kind}", found
        yield from ((f"built: {name} found", value) for name, value in counts.items())


def _grouped(sources: list[Text], edits: Mapping[str, Edit]) -> tuple[str, dict[str, str]]:
    """Pair F1 over all pairs of originals and edits; share of each edit found with its original."""
    pool = [(t.id, t.text, None, t.published) for t in sources]
    for text in sources:
        for name, edit in edits.items():
            random = Random(f"{text.id} {name}")
            day = text.published and text.published + timedelta(days=1)
            pool.append((f"{text.id}#{name}", edit(text.text, random), None, day))
    groups = document_groups([p[0] for p in pool], find_edges(pool))
    said = _pairs(groups)
    gold = _pairs({name: name.partition("#")[0] for name in groups})
    hits = len(said & gold)
    counts = {}
    for name in edits:
        met = [groups[t.id] == groups[f"{t.id}#{name}"] for t in sources]
        counts[name] = f"{sum(met)} of {len(met)}"
    return f"{_f1(hits, len(said), len(gold))} over {len(gold)} pairs", counts


def _pairs(groups: Mapping[str, str]) -> set[tuple[str, str]]:
    members: dict[str, list[str]] = {}
    for name, group in groups.items():
        members.setdefault(group, []).append(name)
    return {pair for names in members.values() for pair in combinations(sorted(names), 2)}


def _f1(hits: int, said: int, true: int) -> str:
    precision, recall = hits / said if said else 0.0, hits / true if true else 0.0
    whole = 2 * hits / (said + true) if said + true else 0.0
    return f"{whole:.3f} (P {precision:.3f} R {recall:.3f})"


def _same_event(data: Path) -> Iterator[tuple[str, str]]:
    """Texts of ecbplus on one event, each from another outlet: how many pairs are merged, and how
    many of these readers call independent. Pairs left apart are counted as independent, though a
    sixth of those that share words are not: which makes the share a fiftieth of itself smaller."""
    pool = list(texts(data, "ecbplus"))
    edges = find_edges((t.id, t.text, None, None) for t in pool)
    groups = document_groups([t.id for t in pool], edges)
    gold = _pairs({t.id: _event(t.id) for t in pool})
    merged = _pairs(groups) & gold
    share = len(merged) / len(gold) if gold else 0.0
    yield "same event, other outlet: merged", f"{len(merged)} of {len(gold)} pairs ({share:.2%})"
    labels = {frozenset((r["a"], r["b"])): r["label"] for r in _rows()}
    read = [labels[pair] for pair in map(frozenset, merged) if pair in labels]
    wrong, apart = read.count("INDEPENDENT"), len(gold) - len(merged)
    yield "same event, other outlet: merged pairs that were read", f"{len(read)} of {len(merged)}"
    yield (
        "same event, other outlet: independent pairs merged",
        f"{wrong} of {apart + wrong} ({wrong / max(apart + wrong, 1):.2%})",
    )
    possible = sum(1 for e in edges if e.certainty is Certainty.POSSIBLE)
    yield "same event, other outlet: edges shown as possible", str(possible)


def _event(name: str) -> str:
    """`1_10ecb` and `1_11ecb` tell one event, `1_10ecbplus` another of its kind."""
    return re.sub(r"_\d+", "_", name)


def _labelled(data: Path, part: str) -> Iterator[tuple[str, str]]:
    """Each pair alone, then all of them within one case that holds every text of their corpus.

    Pairs of ecbplus are of two outlets each.
    """
    rows = _rows()
    for corpus in ("t17", "ecbplus"):
        is_of = f"{corpus}/"
        chosen = [r for r in rows if _part(r) == part and r["a"].startswith(is_of)]
        if not chosen:
            continue
        gold, pool = [r["label"] for r in chosen], list(texts(data, corpus))
        alone = [_label(document(data, row[s]) for s in ("a", "b")) for row in chosen]
        edges = _sure_edges(pool)
        labels = _labels(chosen, pool, edges)
        for name, found in (("alone", alone), ("in a case", labels)):
            for figure, value in _agreement(zip(gold, found, strict=True)):
                yield f"labelled {part} of {corpus}, {name}: {figure}", value
        yield f"labelled {part} of {corpus}, in a case: of one story", _told(chosen, pool, edges)


def _rows() -> list[dict[str, str]]:
    return [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]


def _part(row: Mapping[str, str]) -> str:
    """The last batches are parts of their own: each was scored once before anybody read it."""
    drawn = row.get("drawn", "")
    return drawn if drawn.startswith("fresh") else row["part"]


def _labels(
    rows: Sequence[Mapping[str, str]], pool: Sequence[Text], edges: Sequence[LineageEdge]
) -> list[str]:
    """COPY, REWRITE or INDEPENDENT for each pair; joined through others counts as REWRITE."""
    found = {frozenset((e.from_node, e.to_node)): e for e in edges if _is_text(e)}
    groups = document_groups([t.id for t in pool], edges)
    return [
        "REWRITE"
        if not (edge := found.get(frozenset((a, b)))) and groups[a] == groups[b]
        else _label_of(edge)
        for a, b in ((row["a"], row["b"]) for row in rows)
    ]


def _told(
    rows: Iterable[Mapping[str, str]], pool: Sequence[Text], edges: Iterable[LineageEdge]
) -> str:
    """Independent pairs whose own voices count as one: credits join stories as copies do."""
    sources = Sources(Dossier((), (), Codebook("none", "0", ()), lineage=tuple(edges)))
    apart = [r for r in rows if r["label"] == "INDEPENDENT"]
    root = {t.id: sources.story(t.id) for t in pool}
    return f"{sum(root[r['a']] == root[r['b']] for r in apart)} of {len(apart)} independent pairs"


def _agreement(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Figures of gold labels beside found ones."""
    counts = Counter(pairs)
    for label in ("COPY", "REWRITE"):
        said = sum(n for (_, found), n in counts.items() if found == label)
        true = sum(n for (gold, _), n in counts.items() if gold == label)
        yield f"F1 on {label}", f"{_f1(counts[label, label], said, true)} of {true}"
    sure = {pair: n for pair, n in counts.items() if pair[1] != "INDEPENDENT"}
    hits = sum(n for (gold, _), n in sure.items() if gold != "INDEPENDENT")
    wrong = sum(n for (gold, _), n in sure.items() if gold == "INDEPENDENT")
    apart = sum(n for (gold, _), n in counts.items() if gold == "INDEPENDENT")
    yield "F1 joined or not", _f1(hits, hits + wrong, sum(counts.values()) - apart)
    yield "independent pairs merged", f"{wrong} of {apart}"


def _label(both: Iterable[Text]) -> str:
    return _label_of(next(filter(_is_text, _sure_edges(both)), None))


def _is_text(edge: LineageEdge) -> bool:
    """Whether it tells of words in common; a credit does not."""
    return edge.type is not LineageType.CITES


def _label_of(edge: LineageEdge | None) -> str:
    if edge is None:
        return "INDEPENDENT"
    # What stands in several pages of its outlet says by its basis what it is of each.
    is_copy = edge.type is not LineageType.PRESUMED_SHARED or "trigrams in common" in edge.basis
    return "COPY" if is_copy and edge.type is not LineageType.PARAPHRASE_REWRITE else "REWRITE"


def _sure_edges(pool: Iterable[Text]) -> list[LineageEdge]:
    """Edges that are sure; the outlet of a text of t17 stands in the name of its set."""
    edges = find_edges((t.id, t.text, _outlet(t.id), t.published) for t in pool)
    return [edge for edge in edges if edge.certainty is not Certainty.POSSIBLE]


def _outlet(name: str) -> str | None:
    return name.split("/")[1].rpartition("_")[2] if name.startswith("t17/") else None


def _timed(data: Path, many: int) -> Iterator[tuple[str, str]]:
    """Articles of t17 and wikinews, edited by wire editors until there are so many of them.

    The outlets and the days are drawn; one article in three is an edit of another one.
    """
    pool = list(crowd(data, many))
    words = sum(len(text.split()) for _, text, _, _ in pool) // max(len(pool), 1)
    before = process_time()
    edges = find_edges(pool)
    spent = process_time() - before
    sure = sum(e.certainty is not Certainty.POSSIBLE and e.type is not LineageType.CITES
               for e in edges)  # fmt: skip
    yield (
        f"timed: {len(pool)} texts of {words} words, one core",
        f"{spent:.1f} s, {sure} copies and rewrites, {len(edges) - sure} other edges",
    )


# Edits that cost little, so that a hundred thousand are made in minutes.
QUICK = ("truncate", "new lede", "byline", "local insert")
OUTLETS = 200


def crowd(data: Path, many: int) -> Iterator[tuple[str, str, str | None, date | None]]:
    """Texts as a case of that size has them: id, text, publisher, day.

    Where the corpora hold too few articles, new ones are put together from paragraphs of two.
    """
    random, edits = Random(1), {**COPIES, **REWRITES}
    own = [t for corpus in ("t17", "wikinews") for t in texts(data, corpus) if len(t.text) > 400]
    random.shuffle(own)
    made: list[tuple[str, date]] = []
    for n in range(many):
        outlet = f"Outlet {random.randrange(OUTLETS)}"
        if made and n % 3 == 2:
            text, day = made[random.randrange(len(made))]
            text, day = edits[random.choice(QUICK)](text, random), day + timedelta(days=1)
        else:
            text, day = _article(own, n - n // 3, random)
        made.append((text, day))
        yield f"d{n:06}", text, outlet, day


def _article(own: list[Text], n: int, random: Random) -> tuple[str, date]:
    """The n-th article; past the last one, every other paragraph of two articles in turn."""
    first = own[n % len(own)]
    day = first.published or date(2012, 1, 1)
    if n < len(own):
        return first.text, day
    second = own[random.randrange(len(own))]
    one, other = (re.split(r"\n\n+", t.text) for t in (first, second))
    turn = random.randrange(2)
    mixed = [
        p for k in range(max(len(one), len(other))) for p in (one[k : k + 1] + other[k : k + 1])
    ]
    return "\n\n".join(mixed[turn::2]), day + timedelta(days=random.randrange(365))
