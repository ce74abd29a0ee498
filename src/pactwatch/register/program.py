"""Which program writes: the label that stands on every row a machine made.

What comes in: the installed package's metadata. What goes out: `pactwatch` and its version. Does
not import the package's front door, which leads up to the pipeline.
"""

from importlib.metadata import PackageNotFoundError, version


def _label() -> str:
    try:
        return f"pactwatch {version('pactwatch')}"
    except PackageNotFoundError:
        return "pactwatch (not installed)"


PROGRAM = _label()
