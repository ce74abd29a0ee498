"""The model's segments in, drafts out: one per cue with its source and contents.

Who goes with whom is decided in links. A content that goes with no cue is kept where it is
quoted or the model is sure of it (the quotation rules look for its speaker); half of the others are
nothing that anybody said. Refuses to move a segment's bounds.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from pactwatch.language.model.drafts import Draft
from pactwatch.language.model.links import Scene, choose
from pactwatch.language.model.reading import Parse, Reading, Role, Segment
from pactwatch.language.words.ranges import Range
from pactwatch.text.words import Word

__all__ = ["link_segments", "loose_contents"]

# Added to the fitted weights, swept on PolNeAR dev. Train is read too well, so too few contents
# stand alone there (0 to 1.5 tried: higher, fewer are found and more are right: at 1 exact content
# F1 is .719 and the triple .593, but three of six reports of other news are lost). A cue left
# without its source is worse than a wrong bound.
_CONTENT = {"alone": 0.5}
_CUE = {"alone": -1.5, "is the subject": 1.5}
# From this mean posterior on nine in ten contents without a cue are real, below it every second.
_SURE = 0.9


def link_segments(
    segments: Sequence[Segment],
    reading: Reading,
    words: Sequence[Word],
    parse: Parse,
    bounds: Sequence[tuple[int, int]],
) -> tuple[Draft, ...]:
    """Drafts in order of their cues, then the contents that stand alone."""
    scene = Scene(segments, reading, parse, bounds, [w.text for w in words])
    cues, contents, sources = (
        scene.places[role].segments for role in (Role.CUE, Role.CONTENT, Role.SOURCE)
    )
    cue_of = choose(scene, Role.CONTENT, _CONTENT)
    source_of = choose(scene, Role.CUE, _CUE)
    drafts = []
    contents_of: dict[int | None, list[Segment]] = defaultdict(list)
    for content, chosen in zip(contents, cue_of, strict=True):
        contents_of[chosen].append(content)
    for k, cue in enumerate(cues):
        own = contents_of.get(k, [])
        source = source_of[k]
        drafts.append(_draft(words, [cue], [] if source is None else [sources[source]], own))
    alone = contents_of.get(None, [])
    kept = [c for c in alone if c.score >= _SURE or scene.opens_quoted[c.first]]
    return (*drafts, *(_draft(words, [], [], [c]) for c in kept))


def loose_contents(
    segments: Sequence[Segment], words: Sequence[Word], drafts: Sequence[Draft]
) -> tuple[Range, ...]:
    """The contents that no draft took, in text order."""
    taken = {part for draft in drafts for part in draft.content}
    contents = (s for s in segments if s.role is Role.CONTENT)
    places = ((words[s.first].start, words[s.last - 1].end) for s in contents)
    return tuple(place for place in places if place not in taken)


def _draft(
    words: Sequence[Word],
    cues: Sequence[Segment],
    sources: Sequence[Segment],
    contents: Sequence[Segment],
) -> Draft:
    def chars(segments: Sequence[Segment]) -> tuple[Range, ...]:
        return tuple(sorted((words[s.first].start, words[s.last - 1].end) for s in segments))

    own = [*cues, *sources, *contents]
    return Draft(
        content=chars(contents),
        cue=chars(cues),
        source=chars(sources),
        score=float(np.mean([s.score for s in own])),
    )
