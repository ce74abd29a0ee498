"""Every error pactwatch raises on purpose, one tree.

    PactwatchError
    ├── BadInput      the caller can fix it (a wrong option, an unreadable file)      exit 2
    │   └── SkipItem  this one input failed; note it and go on with the others        exit 1
    ├── CheckFailed   the thing asked was checked and does not hold (verify)          exit 1
    └── StopRun       the run cannot go on (disk full, register locked or damaged)    exit 3

Two questions decide the class: whose mistake is it, and does the run go on?
A message names the thing, what was found, what was expected, and the next step.
"""


class PactwatchError(Exception):
    """Base of every error raised on purpose; `exit_code` is what CONTRACT promises scripts."""

    exit_code = 3


class BadInput(PactwatchError):
    """The caller can fix the call."""

    exit_code = 2


class SkipItem(BadInput):
    """One input cannot be used; the run notes it and goes on with the others."""

    exit_code = 1


class CheckFailed(PactwatchError):
    """What was asked was checked and fails."""

    exit_code = 1


class StopRun(PactwatchError):
    """The run cannot go on."""

    exit_code = 3
