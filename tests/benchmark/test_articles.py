"""Articles marked whole come out as gold statements of what is said in them."""

from datetime import date

from benchmark.articles import statements

INNER = {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 24]]}
LABELS = {"act": "ASSERT", "factuality": "CERTAIN+", "modes": ["PAST"]}
ROW = {"document": "t17/none/1", "digest": "d", "part": "held", "until": None}


def made(*attributions: dict) -> list[dict]:
    return list(statements({**ROW, "attributions": list(attributions)}, date(2031, 5, 2)))


def test_a_statement_has_its_labels_and_the_day() -> None:
    (one,) = made(INNER | LABELS | {"status": "NAMED", "name_at": [40, 52]})
    assert one["speech_act"] == "ASSERT"
    assert one["published"] == "2031-05-02"
    assert one["speaker"] == {"status": "NAMED", "name_at": [40, 52]}


def test_a_name_that_the_source_holds_stands_somewhere_in_it() -> None:
    (one,) = made(INNER | LABELS | {"status": "NAMED", "name_at": [0, 9]})
    assert one["speaker"]["is_within"] is True


def test_outer_reports_nothing_said_and_unclear_speakers_are_not_scored() -> None:
    outer = {**INNER, "content": [], "reports": 0}
    nothing = INNER | LABELS | {"act": "NONE"}
    unclear = INNER | LABELS | {"status": "UNCLEAR", "name_at": None}
    no_saying = INNER | {"act": "X"}
    assert [one.get("speaker") for one in made(outer, nothing, no_saying, unclear)] == [None]
