"""Abbreviations whose full stop does not end a sentence, as a table of ours beside nupunkt's.

`BEFORE_NAMES`: titles that never stand last in a sentence, spelled as printed.
`BEFORE_NUMBERS`: words that take a number, in lower case; before anything else they may end one.
`OPENERS`: words that begin sentences rather than names, so that a dotted acronym before one
of them ("at the U.N. The envoy") ends a sentence and before another ("U.S. Senator") does not.
`ABBREVIATIONS`: everything nupunkt is told, in its own form (lower case, no last full stop).
"""

__all__ = ["ABBREVIATIONS", "BEFORE_NAMES", "BEFORE_NUMBERS", "OPENERS"]

_TITLES = (
    "Adm Amb Brig Brig.-Gen Capt Cdr Cmdr Col Cpl Dr Fr Ft Gen Gov Hon Lieut Lt Lt.-Col Lt.-Gen "
    "Maj Maj.-Gen Messrs Mr Mrs Ms Msgr Mt Pfc Pres Prof Pvt Rep Reps Rev Sen Sens Sgt Spc St "
    "Supt Vice-Adm"
)
_NUMBERED = "no nos art arts para paras par res sec ch vol fig pp"
_DOTTED = (
    "U.S U.N U.K E.U A.U U.A.E U.S.A I.A.E.A I.C.C I.C.J I.C.R.C N.A.T.O N.G.O O.S.C.E O.P.C.W "
    "U.N.H.C.R W.H.O a.m p.m e.g i.e Ph.D D.C"
)
_PLAIN = "approx Apr Aug cf Co Corp dept Dec est etc Feb Inc Jan Jr Ltd Mar Nov Oct Sept Sr vs viz"

_OPENERS = (
    "A After All Although An And Another As At Because Before Both But By During Each Even "
    "Every Few For From He Her His How However I If In It Its Last Later Many Meanwhile More "
    "Most Neither No Nobody None Nor Not Nothing Now Of On Once One Only Or Other Our Over She "
    "Since So Some Soon Still Such Than That The Their Then There These They This Those Though "
    "Three Through Thus To Today Two Under Until We What When Where Which While Who Why With "
    "Without Yet You"
)

BEFORE_NAMES = frozenset(_TITLES.split())
BEFORE_NUMBERS = frozenset(_NUMBERED.split())
OPENERS = frozenset(_OPENERS.split())
ABBREVIATIONS = frozenset(f"{_TITLES} {_NUMBERED} {_DOTTED} {_PLAIN}".lower().split())
