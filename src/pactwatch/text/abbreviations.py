"""Abbreviations whose full stop does not end a sentence, as a table of ours beside nupunkt's.

`BEFORE_NAMES`: titles that never stand last in a sentence, spelled as printed.
`BEFORE_NUMBERS`: words that take a number, in lower case; before anything else they may end one.
`ABBREVIATIONS`: everything nupunkt is told, in its own form (lower case, no last full stop).
"""

__all__ = ["ABBREVIATIONS", "BEFORE_NAMES", "BEFORE_NUMBERS"]

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

BEFORE_NAMES = frozenset(_TITLES.split())
BEFORE_NUMBERS = frozenset(_NUMBERED.split())
ABBREVIATIONS = frozenset(f"{_TITLES} {_NUMBERED} {_DOTTED} {_PLAIN}".lower().split())
