"""The invented codes that the network for examples learns from are whole and marked."""

from collections import Counter

from training.shown import own_pairs, plain_pairs, read_codes


def test_parts_share_no_family_and_every_line_that_tells_has_its_word() -> None:
    parts = {part: read_codes(part) for part in ("learned", "level", "held")}
    assert [len(codes) for codes in parts.values()] == [994, 44, 69]
    families = [{code.family for code in codes.values()} for codes in parts.values()]
    assert families[0].isdisjoint(families[1] | families[2])
    for code in (code for codes in parts.values() for code in codes.values()):
        roles = Counter(line.role for line in code.lines)
        assert roles == {"shows": 9, "contrary": 3, "misses": 8}
        assert all(bool(line.at) is (line.role != "misses") for line in code.lines)
        assert all(len(line.sides) == 2 * (line.role != "misses") for line in code.lines)


def test_a_line_stands_beside_its_sisters_as_what_does_not_show_them() -> None:
    kinds = Counter(pair.kind for pair in own_pairs(read_codes("held"), None))
    assert (kinds["shows"], kinds["contrary"], kinds["misses"]) == (621, 207, 552)
    assert kinds["sister"] > 0


def test_an_example_shows_its_code_without_itself_and_no_sister() -> None:
    codes = read_codes("held")
    pairs = list(plain_pairs(codes, None))
    assert all(pair.text not in pair.code for pair in pairs if pair.kind == "example")
    assert {p.shows for p in pairs if p.kind == "example"} == {True}
    assert {p.shows for p in pairs if p.kind != "example"} == {False}
