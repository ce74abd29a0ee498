"""Who said what, through whom, how surely, about when (METHOD A4), as one anchored record."""

from dataclasses import dataclass, field
from enum import StrEnum

from pactwatch.domain.claim import Claim
from pactwatch.domain.flag import Flag, Severity
from pactwatch.domain.span import Span


class SpeakerStatus(StrEnum):
    """How far the text identifies the speaker (METHOD A4 attribution_status)."""

    NAMED = "NAMED"
    TITLED_UNNAMED = "TITLED_UNNAMED"
    ANONYMOUS_SINGLE = "ANONYMOUS_SINGLE"
    ANONYMOUS_PLURAL = "ANONYMOUS_PLURAL"
    ORGANISATION = "ORGANISATION"
    ARTICLE_VOICE = "ARTICLE_VOICE"
    UNCLEAR = "UNCLEAR"


class ResolvedBy(StrEnum):
    """What kind of words were resolved to the speaker's name."""

    PRONOUN = "PRONOUN"
    TITLE = "TITLE"
    DESCRIPTION = "DESCRIPTION"
    SURNAME = "SURNAME"


class QuoteType(StrEnum):
    """How the words are reported."""

    DIRECT = "DIRECT"
    PARTIAL_DIRECT = "PARTIAL_DIRECT"
    INDIRECT = "INDIRECT"
    PARAPHRASE = "PARAPHRASE"
    HEADLINE = "HEADLINE"
    CAPTION = "CAPTION"


class SpeechAct(StrEnum):
    """What the speaker does in saying it."""

    ASSERT = "ASSERT"
    ASSESS = "ASSESS"
    ALLEGE = "ALLEGE"
    ADMIT = "ADMIT"
    DENY = "DENY"
    NEITHER_CONFIRM_NOR_DENY = "NEITHER_CONFIRM_NOR_DENY"
    NON_ASSESSMENT = "NON_ASSESSMENT"
    PLEDGE = "PLEDGE"
    ORDER = "ORDER"
    URGE = "URGE"
    THREATEN = "THREATEN"
    EXPECT = "EXPECT"
    ANNOUNCE = "ANNOUNCE"
    JUSTIFY = "JUSTIFY"
    QUESTION = "QUESTION"
    BACKGROUND = "BACKGROUND"


class Factuality(StrEnum):
    """How sure the speaker is, and of which polarity (after FactBank)."""

    CERTAIN_POS = "CERTAIN+"
    PROBABLE_POS = "PROBABLE+"
    POSSIBLE_POS = "POSSIBLE+"
    CERTAIN_NEG = "CERTAIN-"
    PROBABLE_NEG = "PROBABLE-"
    POSSIBLE_NEG = "POSSIBLE-"
    UNDERSPECIFIED = "UNDERSPECIFIED"


class Mode(StrEnum):
    """PLOVER's auxiliary modes, as far as they are about time and reality."""

    PAST = "PAST"
    FUTURE = "FUTURE"
    HYPOTHETICAL = "HYPOTHETICAL"


class EpistemicBasis(StrEnum):
    """How the speaker comes to know it, where the text says so."""

    FIRSTHAND_OBSERVED = "FIRSTHAND_OBSERVED"
    PARTICIPANT_SELF_KNOWLEDGE = "PARTICIPANT_SELF_KNOWLEDGE"
    DOCUMENT = "DOCUMENT"
    INTELLIGENCE_UNSPECIFIED = "INTELLIGENCE_UNSPECIFIED"
    TOLD_BY_OTHERS = "TOLD_BY_OTHERS"
    INFERENCE = "INFERENCE"
    COMMON_BACKGROUND = "COMMON_BACKGROUND"
    UNSTATED = "UNSTATED"


class VoiceLevel(StrEnum):
    """From which level of an organisation the speaker speaks."""

    LEADERSHIP = "LEADERSHIP"
    OFFICIAL_SPOKESPERSON = "OFFICIAL_SPOKESPERSON"
    FIELD_COMMANDER = "FIELD_COMMANDER"
    RANK_AND_FILE = "RANK_AND_FILE"
    UNOFFICIAL = "UNOFFICIAL"
    UNKNOWN = "UNKNOWN"


class EvidenceState(StrEnum):
    """Whether a statement may be used at all."""

    USABLE = "USABLE"
    QUARANTINED = "QUARANTINED"
    RETRACTED = "RETRACTED"
    EXCLUDED = "EXCLUDED"


@dataclass(frozen=True, slots=True)
class Speaker:
    """The innermost speaker.

    `mention` is what stands in the text; `name` what it was resolved to (or the mention itself);
    `resolved_by` is null where nothing had to be resolved. `count` is the number of people
    behind an anonymous plural where the text gives it ("two commanders" = 2). `reason` says why
    a speaker stayed UNCLEAR, or how a mention without words of its own was resolved.
    """

    name: str | None
    status: SpeakerStatus
    mention: str | None = None
    resolved_by: ResolvedBy | None = None
    organisation: str | None = None
    role: str | None = None
    voice_level: VoiceLevel = VoiceLevel.UNKNOWN
    count: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ChainNode:
    """One node of the reporting chain; `role` is "carrier" or "speaker"."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One stretch of one document that shares speaker, speech act and certainty.

    Spans are lists because quotations are interrupted and cues are split. `said_on` is EDTF,
    `confidence` the extractor's own 0..1 and nothing else (never a likelihood). `proposed`
    holds readings proposed for a quarantined statement: they have no standing.
    `pledge` holds the words that retell a promise ("had promised to ..."), if any.
    """

    id: str
    document_id: str
    content: tuple[Span, ...]
    speaker: Speaker
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    chain: tuple[ChainNode, ...] = ()
    quote_type: QuoteType | None = None
    speech_act: SpeechAct = SpeechAct.ASSERT
    factuality: Factuality = Factuality.CERTAIN_POS
    modes: tuple[Mode, ...] = ()
    said_on: str | None = None
    basis: EpistemicBasis = EpistemicBasis.UNSTATED
    claims: tuple[Claim, ...] = ()
    pledge: tuple[Span, ...] = ()
    proposed: tuple[Claim, ...] = ()
    state: EvidenceState = EvidenceState.USABLE
    flags: tuple[Flag, ...] = field(default=())
    confidence: float = 0.0

    @property
    def is_blocked(self) -> bool:
        """Whether a flag of severity BLOCK stands on it."""
        return any(flag.severity is Severity.BLOCK for flag in self.flags)
