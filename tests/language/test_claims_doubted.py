"""Which claims the network doubts, which it is never asked about, and what it is given."""

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.language.gold_rows import claims_in, codebook, conduct_rows, read
from tests.language.test_look_alikes import PAIRS

from pactwatch.language.claims.choice import Reading
from pactwatch.language.claims.doubted import Doubter, known_keys, named_at, roles_of
from pactwatch.language.claims.taught import code_key
from pactwatch.text.words import Word

# Of claims that are right so few may be doubted (sentences the network has not seen).
MOST_WRONGLY_DOUBTED = 0.1


@dataclass(frozen=True, slots=True)
class _Noting(Doubter):
    """Notes what it is asked about, and doubts nothing."""

    noted: list[Reading] = field(default_factory=list)

    def left(self, readings: list[Reading]) -> list[Reading]:  # type: ignore[override]
        self.noted.extend(readings)
        return readings


class _Doubting(Doubter):
    """Takes all it is asked about for misread."""

    def odds(self, readings: list[Reading]) -> list[float]:  # type: ignore[override]
        return [-9.0] * len(readings)


def _readings(text: str) -> tuple[Doubter, list[Reading]]:
    noting = _Noting(text, read(text), [(0, len(text))])
    claims_in(text, doubter=noting)
    return Doubter(text, read(text), [(0, len(text))]), noting.noted


def test_what_plainly_shows_a_conduct_is_not_doubted() -> None:
    asked = doubted = 0
    for code, _, shows in PAIRS:
        doubter, readings = _readings(shows)
        own = [one for one in readings if one.claim.conduct == code]
        asked += len(own)
        doubted += len(own) - len(doubter.left(own))

    assert asked > 50
    assert doubted <= MOST_WRONGLY_DOUBTED * asked


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("THREAT.ATTACK_DOMESTIC", "The striker shot wide and killed the game after an hour."),
        ("TIES.MEETING", "The couple met in college and married in Tarsis."),
        ("MIL.STRIKE", "The singer's second album bombed in Sorrel."),
        ("RESTRAIN.ARREST", "The film arrested the eye of every critic in Sorrel."),
        ("THREAT.ATTACK_DOMESTIC", "The columnist attacked the minister's plan for the budget."),
    ],
)
def test_another_matter_in_the_words_of_a_conduct_makes_no_claim(code: str, text: str) -> None:
    claims = claims_in(text, doubter=Doubter(text, read(text), [(0, len(text))]))

    assert code not in {claim.conduct for claim in claims}


def test_a_code_of_the_case_and_one_described_anew_are_never_doubted() -> None:
    text = "The couple met in college and married in Tarsis."
    doubter, readings = _readings("The Orlan Front held talks with the Kestrel Brigade.")
    strict = replace(doubter, text=text, parsed=read(text), content=[(0, len(text))])
    one = next(r for r in readings if r.claim.conduct == "TIES.MEETING")
    own = replace(one.hit.code, id="OWN.MEETING")
    anew = replace(one.hit.code, description="Any two people met.")

    for code in (own, anew):
        reading = replace(one, hit=replace(one.hit, code=code))

        assert code_key(code) not in known_keys()
        assert strict.left([reading]) == [reading]


@pytest.mark.parametrize(
    ("heard", "text", "is_kept"),
    [
        ("Dina Varo-Kell", "Varo-Kell supplies the Orlan Front with diesel.", True),
        ("Varo-Kell", "Varo-Kell supplies the Orlan Front with diesel.", True),
        ("Mira Oskel", "Varo-Kell supplies the Orlan Front with diesel.", False),
        ("Dina Varo-Kell", "The Orlan Front is supplied with diesel by Varo-Kell.", False),
    ],
)
def test_an_act_told_of_a_speaker_of_the_text_who_stands_before_it_is_not_doubted(
    heard: str, text: str, is_kept: bool
) -> None:
    _, readings = _readings(text)
    strict = _Doubting(text, read(text), [(0, len(text))], heard=frozenset({heard}))

    assert readings
    assert bool(strict.left(readings)) is is_kept


def test_what_people_coded_is_never_doubted() -> None:
    doubter, readings = _readings("The striker shot wide and killed the game after an hour.")
    coded = [replace(r, hit=replace(r.hit, why="like what was coded before")) for r in readings]

    assert doubter.left(coded) == coded


def test_the_codes_it_knows_are_codes_of_the_package_as_they_are_described_there() -> None:
    shipped = {code_key(code) for code in codebook().codes}

    assert set(known_keys()) <= shipped
    assert len(known_keys()) > len(shipped) / 3


@given(st.data())
def test_whatever_is_left_was_given_and_is_left_again(data: st.DataObject) -> None:
    row = data.draw(st.sampled_from(conduct_rows()))
    doubter, readings = _readings(row.text)
    some = [one for one in readings if data.draw(st.booleans())]

    left = doubter.left(some)

    assert [one for one in some if one in left] == left
    assert doubter.left(left) == left


@pytest.mark.parametrize(
    ("text", "names", "content", "at"),
    [
        ("Varo met Tarsis. Varo left.", ("Varo",), [(17, 27)], [(17, 21)]),
        ("Varo met Tarsis. It left.", ("Varo",), [(17, 25)], [(0, 4)]),
        ("It left. Varo met Tarsis.", ("Varo", "Orlan"), [(0, 8)], [(9, 13)]),
        ("It left.", ("somebody",), [(0, 8)], []),
        ("Orsk met Orskland. Orskland left.", ("Orsk",), [(19, 32)], [(0, 4)]),
    ],
)
def test_a_name_is_looked_for_in_the_content_then_before_it_then_anywhere(
    text: str, names: tuple[str, ...], content: list[tuple[int, int]], at: list[tuple[int, int]]
) -> None:
    assert named_at(text, names, content) == at


def test_each_word_is_told_what_it_is_in_the_claim() -> None:
    words = [Word(6 * i, 6 * i + 5, "seven") for i in range(6)]

    chosen, roles = roles_of(
        words, [(12, 36)], [(6, 11)], [(0, 5)], [(12, 17)], [(24, 29)], [(18, 23)]
    )

    assert chosen == list(range(6))
    assert roles.T.tolist() == [
        [0, 0, 1, 1, 1, 1],
        [0, 1, 0, 0, 0, 0],
        [1, 0, 0, 0, 0, 0],
        [0, 0, 1, 0, 0, 0],
        [0, 0, 0, 0, 1, 0],
        [0, 0, 0, 1, 0, 0],
    ]
