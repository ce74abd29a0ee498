from hypothesis import given
from hypothesis import strategies as st

from pactwatch.language.words.trigger_index import TriggerIndex, trigger_keys
from pactwatch.text.triggers import parse_trigger

PATTERNS = (
    "open the gate",
    "shut|close gate@NOUN",
    "# men",
    "patrol*",
    "hold =its fire",
    "retreat",
)
WORDS = ("open", "the", "gate", "shut", "close", "men", "patrols", "hold", "its", "fire", "retreat")


@given(st.frozensets(st.sampled_from(WORDS)))
def test_the_index_finds_what_asking_every_trigger_finds(present: frozenset[str]) -> None:
    index = TriggerIndex([parse_trigger(p) for p in PATTERNS])
    asked = [
        number
        for number, trigger in enumerate(index.triggers)
        if not any(keys and keys.isdisjoint(present) for keys in trigger_keys(trigger))
    ]
    assert list(index.possible(present)) == asked
