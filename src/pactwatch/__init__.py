"""pactwatch: reports in, explained verdicts on every promise out."""

__version__ = "0.1.0"
