"""rules.toml in, the thresholds of one rule set out (METHOD c, bracketed parameters).

Every number of the status rules lies here, named and versioned; the rules themselves are in
weigh.verdict.rules. Refuses unknown keys and wrong kinds with BadInput.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pactwatch.domain.actor import Reliability
from pactwatch.domain.statement import SpeechAct
from pactwatch.errors import BadInput

__all__ = ["BARS", "TABLES", "ConfidenceBar", "RuleSet"]


@dataclass(frozen=True, slots=True)
class ConfidenceBar:
    """What a confidence level asks for: independent origins, open assumptions at most, coverage
    in per cent at least."""

    origins: int
    unsupported_assumptions: int
    coverage_percent: int


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Thresholds of METHOD (c). Days are calendar days, percentages 0-100."""

    name: str = "default"
    version: str = "1.0.0"
    never_evidence: tuple[SpeechAct, ...] = (
        SpeechAct.QUESTION,
        SpeechAct.NON_ASSESSMENT,
        SpeechAct.URGE,
        SpeechAct.EXPECT,
        SpeechAct.PLEDGE,
        SpeechAct.BACKGROUND,
        SpeechAct.NEITHER_CONFIRM_NOR_DENY,
    )
    refused_reliability: tuple[Reliability, ...] = (Reliability.E,)
    refused_credibility: tuple[int, ...] = (5,)
    vouching_reliability: tuple[Reliability, ...] = (Reliability.A, Reliability.B)
    vouched_cap: Reliability = Reliability.C
    corroborated_origins: int = 2
    established_origins: int = 3
    established_with_record_origins: int = 2
    direct_reliability: tuple[Reliability, ...] = (Reliability.A, Reliability.B, Reliability.C)
    sufficient_percent: int = 70
    at_risk_points: int = 25
    stalled_days: int = 180
    current_days: int = 90
    ageing_days: int = 180
    reply_days: int = 14
    high: ConfidenceBar = ConfidenceBar(3, 1, 80)
    moderate: ConfidenceBar = ConfidenceBar(2, 2, 50)

    @property
    def label(self) -> str:
        """Name and version as boards print them."""
        return f"{self.name} {self.version}"

    @classmethod
    def parse(cls, toml_text: str, *, name: str = "rules.toml") -> "RuleSet":
        """Read a rule set; keys left out take the defaults. Raises BadInput naming file and key."""
        try:
            tables = tomllib.loads(toml_text)
        except tomllib.TOMLDecodeError as error:
            raise BadInput(
                f"{name}: found text that is not TOML ({error}), expected a rule set; "
                "correct the line named"
            ) from error
        return cls(**dict(_settings(tables, name)))


# Which table of the file holds which settings, and how each is read.
TABLES: dict[str, tuple[str, ...]] = {
    "usability": ("never_evidence", "refused_reliability", "refused_credibility"),
    "independence": ("vouching_reliability", "vouched_cap"),
    "standing": (
        "corroborated_origins",
        "established_origins",
        "established_with_record_origins",
        "direct_reliability",
    ),
    "coverage": ("sufficient_percent",),
    "performance": ("at_risk_points", "stalled_days"),
    "freshness": ("current_days", "ageing_days"),
    "reply": ("reply_days",),
}
BARS = ("origins", "unsupported_assumptions", "coverage_percent")


def _settings(tables: Mapping[str, Any], name: str) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for key, value in tables.items():
        if key in ("name", "version"):
            found.append((key, _text(value, key, name)))
        elif key == "confidence":
            found += [
                (level, _bar(_table(value[level], f"{key}.{level}", name), level, name))
                for level in _table(value, key, name)
                if _known(level, ("high", "moderate"), key, name)
            ]
        elif _known(key, (*TABLES, "name", "version", "confidence"), "", name):
            found += [
                (k, _setting(k, v, f"{key}.{k}", name))
                for k, v in _table(value, key, name).items()
                if _known(k, TABLES[key], key, name)
            ]
    return found


def _setting(key: str, value: Any, where: str, name: str) -> Any:
    if key == "never_evidence":
        return tuple(_member(SpeechAct, one, where, name) for one in _list(value, where, name))
    if key in ("refused_reliability", "vouching_reliability", "direct_reliability"):
        return tuple(_member(Reliability, one, where, name) for one in _list(value, where, name))
    if key == "refused_credibility":
        return tuple(_number(one, where, name) for one in _list(value, where, name))
    if key == "vouched_cap":
        return _member(Reliability, value, where, name)
    number = _number(value, where, name)
    if key.endswith("_origins") and number < 1:
        _fail(value, "1 or more", where, name)
    return number


def _bar(table: Mapping[str, Any], level: str, name: str) -> ConfidenceBar:
    for key in table:
        _known(key, BARS, f"confidence.{level}", name)
    standard = getattr(RuleSet(), level)
    return ConfidenceBar(
        *(
            _number(table.get(k, getattr(standard, k)), f"confidence.{level}.{k}", name)
            for k in BARS
        )
    )


def _known(key: str, known: tuple[str, ...], where: str, name: str) -> bool:
    if key not in known:
        place = f"{where}.{key}" if where else key
        raise BadInput(
            f"{name}: found the key {place}, expected one of {', '.join(known)}; "
            "rename or delete the key"
        )
    return True


def _table(value: Any, where: str, name: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        _fail(value, f"a table [{where}]", where, name)
    return dict(value)


def _list(value: Any, where: str, name: str) -> list[Any]:
    if not isinstance(value, list):
        _fail(value, "a list", where, name)
    return list(value)


def _text(value: Any, where: str, name: str) -> str:
    if not isinstance(value, str) or not value:
        _fail(value, "a text", where, name)
    return str(value)


def _number(value: Any, where: str, name: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        _fail(value, "a whole number, 0 or more", where, name)
    return int(value)


def _member(kind: Any, value: Any, where: str, name: str) -> Any:
    try:
        return kind(value)
    except ValueError:
        _fail(value, f"one of {', '.join(str(m.value) for m in kind)}", where, name)


def _fail(value: Any, expected: str, where: str, name: str) -> None:
    raise BadInput(
        f"{name}: {where}: found {value!r}, expected {expected}; correct the rule set file"
    )
