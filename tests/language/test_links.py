from tests.language.readings import pointing, reading, tagged

from pactwatch.language.links import group
from pactwatch.language.reading import Reading
from pactwatch.language.spans import decode_spans


def grouped(tags: str, pairs: dict[int, int]) -> list[tuple[str, str, str]]:
    given = _reading(tags, pairs)
    return [
        (
            "-" if a.cue is None else f"{a.cue.first}",
            " ".join(f"{s.first}" for s in a.sources) or "-",
            " ".join(f"{c.first}" for c in a.contents) or "-",
        )
        for a in group(decode_spans(given), given)
    ]


def _reading(tags: str, pairs: dict[int, int]) -> Reading:
    return reading(spans=tagged(tags), links=pointing(len(tags.split()), pairs))


def test_an_interrupted_content_goes_to_one_cue() -> None:
    tags = "B-CONTENT O B-SOURCE B-CUE O B-CONTENT I-CONTENT"
    assert grouped(tags, {0: 3, 2: 3, 3: 2, 5: 3, 6: 3}) == [("3", "2", "0 5")]


def test_two_cues_keep_their_own_sources() -> None:
    tags = "B-CONTENT B-CUE B-SOURCE O B-SOURCE B-CUE"
    assert grouped(tags, {0: 1, 1: 2, 2: 1, 4: 5, 5: 4}) == [("1", "2", "0"), ("5", "4", "-")]


def test_a_cue_that_points_at_itself_has_no_source() -> None:
    tags = "B-SOURCE B-CUE B-CONTENT B-CUE B-CONTENT"
    links = {0: 1, 1: 0, 2: 1, 3: 3, 4: 3}
    assert grouped(tags, links) == [("1", "0", "2"), ("3", "-", "4")]


def test_two_cues_may_share_a_source() -> None:
    tags = "B-SOURCE B-CUE B-CONTENT B-CUE B-CONTENT"
    links = {0: 1, 1: 0, 2: 1, 3: 0, 4: 3}
    assert grouped(tags, links) == [("1", "0", "2"), ("3", "0", "4")]


def test_a_content_without_any_cue_stands_alone() -> None:
    assert grouped("B-CONTENT I-CONTENT O", {}) == [("-", "-", "0")]


def test_a_cue_with_nothing_is_no_attribution() -> None:
    assert grouped("O B-CUE O", {1: 1}) == []


def test_scores_lie_between_nought_and_one() -> None:
    given = _reading("B-SOURCE B-CUE B-CONTENT", {0: 1, 1: 0, 2: 1})
    assert all(0 <= a.score <= 1 for a in group(decode_spans(given), given))
