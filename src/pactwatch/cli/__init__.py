"""The command line: a command parses its words, calls pipeline, case or web, and prints.

Data on stdout, talk on stderr. Exit codes as docs/contract.md says. No rule lives here.
"""

from pactwatch.cli.app import main

__all__ = ["main"]
