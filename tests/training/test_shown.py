"""The invented codes that the network for examples learns from are whole and marked."""

from collections import Counter

from training.shown import own_pairs, read_codes


def test_parts_share_no_family_and_every_line_that_tells_has_its_word() -> None:
    parts = {part: read_codes(part) for part in ("learned", "level", "held")}
    assert [len(codes) for codes in parts.values()] == [377, 23, 30]
    families = [{code.family for code in codes.values()} for codes in parts.values()]
    assert families[0].isdisjoint(families[1] | families[2])
    for code in (code for codes in parts.values() for code in codes.values()):
        roles = Counter(line.role for line in code.lines)
        assert roles == {"shows": 9, "contrary": 3, "misses": 8}
        assert all(bool(line.at) is (line.role != "misses") for line in code.lines)


def test_a_line_stands_beside_its_sisters_as_what_does_not_show_them() -> None:
    kinds = Counter(pair.kind for pair in own_pairs(read_codes("held"), None))
    assert (kinds["shows"], kinds["contrary"], kinds["misses"]) == (270, 90, 240)
    assert kinds["sister"] > 0
