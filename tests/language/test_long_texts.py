"""A long text costs per word what a short one does: what is asked for is looked up, not sought.

Nothing here looks at a clock: lookups give what a search gives, and calls are counted.
"""

import re
from collections.abc import Callable, Sequence
from random import Random

import pytest

from pactwatch.domain.reading import Name
from pactwatch.domain.statement import Speaker, SpeakerStatus
from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.people import Person, find_people
from pactwatch.language.speakers.bearers import Bearers
from pactwatch.language.speakers.known import Known, heads
from pactwatch.language.speakers.office_holders import OfficeHolders
from pactwatch.language.speakers.timeline import Latest, Timeline
from pactwatch.language.statements import parts
from pactwatch.language.statements.material import Material
from pactwatch.language.words import quotes
from pactwatch.language.words.nearby import Nearby
from pactwatch.language.words.word_places import WordPlaces
from pactwatch.pipeline.extraction import extract_text

OFFICES = ("minister", "health minister of Velm", "colonel", "spokeswoman", "mayor")


def _people(n: int, seed: int = 1) -> list[Person]:
    """People with offices, each named twice; every surname is two people's."""
    draw = Random(seed)
    places = sorted(draw.sample(range(n * 40), 2 * n))
    found = [
        Person(f"Ada{i} Orme{i // 2}", [places[i], places[n + i]], [draw.choice(OFFICES)])
        for i in range(n)
    ]
    return sorted(found, key=lambda p: p.places[0])


def _known(person: Person, at: int) -> Known:
    speaker = Speaker(person.name, SpeakerStatus.NAMED)
    return Known(speaker, at, 0, person=person, roles=heads(person.roles))


def test_people_looked_up_are_those_a_search_finds() -> None:
    people = _people(60)
    bearers = Bearers(people)
    for low in range(0, 2400, 37):
        high = low + 150
        inside = [p for p in people if any(low <= at < high for at in p.places)]
        assert bearers.within(low, high) == inside
        assert bearers.at(low) == next((p for p in people if low in p.places), None)
    assert bearers.by_surname("orme7") == [p for p in people if p.surname == "orme7"]
    for word in ("minister", "colonel", "velm", "baker"):
        assert bearers.by_word(word) == [p for p in people if word in heads(p.roles)]
    ministers = [p for p in people if "minister" in " ".join(p.roles)]
    assert bearers.by_last_word("Sarn health minister of Velm") == [
        p for p in people if p.roles == ["health minister of Velm"]
    ]
    assert [p for p in bearers.by_office("minister") if p in ministers] == ministers


def test_who_stands_in_a_stretch_is_whom_a_search_finds() -> None:
    draw, timeline = Random(2), Timeline()
    for person in _people(50):
        timeline.append(_known(person, draw.randrange(500)))
        low = draw.randrange(500)
        assert timeline.between(low, low + 90) == [k for k in timeline if low <= k.at < low + 90]
        assert list(timeline.latest()) == sorted(timeline, key=lambda k: k.at)[::-1]
    name = timeline[0].speaker.name or ""
    assert not timeline.has_before(name, timeline[0].at)
    assert timeline.has_before(name, timeline[0].at + 1)


def test_the_latest_of_an_office_is_found_without_asking_the_others() -> None:
    people, asked = _people(400), list[str]()

    def known(person: Person, at: int) -> Known:
        asked.append(person.name)
        return _known(person, at)

    holders = OfficeHolders(Timeline(), people, known)
    found = Latest(holders.called("minister", 9_000))
    places = [(at, p) for p in people for at in p.places if at < 9_000]
    last = max((e for e in places if "minister" in heads(e[1].roles)), key=lambda e: e[0])
    assert (found.first.at, found.first.person) == last
    assert len(asked) == 1


def test_offices_come_latest_first_as_a_search_has_them() -> None:
    people, timeline = _people(80), Timeline()
    holders = OfficeHolders(timeline, people, _known)
    for person in people[::3]:
        timeline.append(_known(person, person.places[-1] + 1))
        told = [_known(p, at) for p in people for at in p.places if at < 1_500]
        both = sorted([*timeline, *told], key=lambda k: k.at)
        for word in ("minister", "colonel"):
            fitting = [k for k in both if word in k.roles]
            assert list(holders.called(word, 1_500)) == fitting[::-1]


def test_what_stands_near_is_never_missed() -> None:
    draw = Random(3)
    ranges = [(s, s + draw.randrange(900)) for s in draw.choices(range(20_000), k=300)]
    shelf = Nearby(ranges, lambda r: [r])
    for start in range(0, 20_000, 333):
        touched = [r for r in ranges if r[0] < start + 50 and start < r[1]]
        found = shelf.over(start, start + 50)
        assert [r for r in found if r in touched] == touched
        assert len(found) < 60


@pytest.mark.parametrize("phrase", ["Velm", "Velm Guard", "the Velm", "Guard’s", "Orl-Ost", "an"])
@pytest.mark.parametrize("fold", [False, True])
def test_words_are_found_where_a_pattern_finds_them(phrase: str, fold: bool) -> None:
    text = "Velm Guard and the Velm Guards; VELM, the velm guard’s Guard’s Orl-Ost Velma an"
    pattern = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE if fold else 0)
    places = WordPlaces(text, [phrase], fold=fold)
    assert list(places.of(phrase)) == [m.start() for m in pattern.finditer(text)]


def test_twice_the_names_are_twice_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def surnames_asked(n: int) -> int:
        asked = 0

        def counting(person: Person) -> str:
            nonlocal asked
            asked += 1
            return person.name.split()[-1].casefold()

        with monkeypatch.context() as patched:
            patched.setattr(Person, "surname", property(counting))
            words = [f"Ada{i % n} Orme{i % n}" for i in range(2 * n)]
            text = ", ".join(words)
            starts = (m.start() for m in re.finditer("Ada", text))
            names = [Name(s, s + len(w), w, "PERSON") for s, w in zip(starts, words, strict=True)]
            assert len(find_people(text, (), names)) == n
        return asked

    assert surnames_asked(400) <= 2 * surnames_asked(200)


STORY = (
    "The crossing at Velm was shut on Monday, the governor said. He told reporters that the "
    "Harana Brigade had shelled the road. The brigade denied it.\n\n"
    "“Nobody fired,” said Colonel Ada Orme, its spokeswoman. “We have no guns there.”\n\n"
    "Orme accused the army of arming the militia. The army has not replied.\n\n"
)


def _parted(monkeypatch: pytest.MonkeyPatch, whole: int, part: int) -> Callable[[str], str]:
    monkeypatch.setattr(parts, "_WHOLE", whole)
    monkeypatch.setattr(parts, "_PART", part)
    return lambda text: repr(extract_text(text).statements)


def test_a_text_read_in_parts_says_what_it_says_as_a_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    towns = ("Velm", "Sarn", "Tolmar", "Keth", "Orlan", "Dunnet")
    text = "".join(STORY.replace("Velm", town) for town in towns)
    whole = _parted(monkeypatch, 100_000, 400)(text)
    cut, cuts = list[int](), parts._cuts

    def told(found: Material, drafts: Sequence[Draft]) -> list[int]:
        cut.extend(cuts(found, drafts))
        return cuts(found, drafts)

    monkeypatch.setattr(parts, "_cuts", told)
    assert _parted(monkeypatch, 0, 400)(text) == whole
    assert len(set(cut)) >= 2
    assert all(text[:at].endswith("\n\n") and "“" not in text[at : at + 2] for at in cut)


def test_a_text_without_paragraphs_is_parted_between_sentences(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "".join(STORY.replace("Velm", town) for town in ("Velm", "Sarn", "Keth", "Orlan"))
    text = text.replace("\n\n", " ")
    whole = _parted(monkeypatch, 100_000, 300)(text)
    assert _parted(monkeypatch, 0, 300)(text) == whole


def test_twice_the_quotations_of_a_line_are_twice_the_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    holds = quotes._holds

    def asked_in(n: int) -> int:
        asked = list[None]()

        def counting(one: quotes.Quotation, other: quotes.Quotation) -> bool:
            asked.append(None)
            return holds(one, other)

        with monkeypatch.context() as patched:
            patched.setattr(quotes, "_holds", counting)
            text = 'He said “it is ‘shut’ now” and "gone". ' * n
            assert len(quotes.find_quotations(text, [(0, len(text))])) == 3 * n
        return len(asked)

    assert asked_in(400) <= 2.2 * asked_in(200)
