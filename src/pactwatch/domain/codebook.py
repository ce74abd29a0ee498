"""The codebook of conduct: what each code means and how it shows in text (METHOD 5.2, 7)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ConductCode:
    """One entry an analyst can edit.

    `triggers` are surface patterns (see resources/codebook.toml for the little language);
    `agent_roles` and `counterpart_roles` name monitor roles that may stand there (empty = any);
    `entails` lists codes that must also be so if this one is; `implies_place` marks conduct that
    by its nature happens where the agent is in control ("protection"), `implies_knowledge` conduct
    that the agent cannot do unknowingly, `implies_time` what can only be done once the promise
    stands ("broke the truce"). `adverse` is False where nobody is accused by it (a meeting, a
    pullout). `never_agents` and `never_counterparts` are nouns that
    cannot stand there ("patient"), `elsewhere` words that show another sphere of life
    ("goalkeeper") and spoil the code in their sentence. `thing` is the word in its triggers for
    what is dealt with ("prisoner"): in a case the nouns of duties that ask for the code stand there
    too; of a code without triggers they are all it holds, set apart by "|".
    """

    id: str
    label: str
    description: str
    parent: str | None = None
    entails: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    agent_roles: tuple[str, ...] = ()
    counterpart_roles: tuple[str, ...] = ()
    implies_place: bool = False
    implies_knowledge: bool = False
    implies_time: bool = False
    monitored: bool = True
    adverse: bool = True
    never_agents: frozenset[str] = frozenset()
    never_counterparts: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()
    thing: str | None = None


@dataclass(frozen=True, slots=True)
class Codebook:
    """A versioned set of codes; `version` is semver (METHOD 7)."""

    name: str
    version: str
    codes: tuple[ConductCode, ...]

    @property
    def label(self) -> str:
        """Name and version as boards print them."""
        return f"{self.name} {self.version}"

    def __hash__(self) -> int:
        """Of the label: what is worked out of a codebook is looked up by it for each sentence."""
        return hash(self.label)

    def get(self, code_id: str) -> ConductCode | None:
        """The entry with this id, if there is one."""
        return next((code for code in self.codes if code.id == code_id), None)

    def entailed(self, code_id: str) -> frozenset[str]:
        """The code itself and everything that must be so if it is."""
        seen: set[str] = set()
        todo = [code_id]
        while todo:
            current = todo.pop()
            if current not in seen:
                seen.add(current)
                code = self.get(current)
                todo.extend(code.entails if code else ())
        return frozenset(seen)


@dataclass(frozen=True, slots=True)
class Prototype:
    """A passage that a person has coded in a case; coding of later texts leans on it.

    `codes` are those the person lets stand. `is_complete`: the person set them all, so what is
    not among them is not there; else only these were looked at. `origin` names the statement and
    the person, never its words: they must go with their document.
    """

    text: str
    codes: frozenset[str]
    is_complete: bool
    origin: str


def matches_code(pattern: str, code_id: str) -> bool:
    """Whether a code falls under a pattern: itself, or its family where it ends in `.*`."""
    if pattern.endswith(".*"):
        return code_id.startswith(pattern[:-1])
    return pattern == code_id
