"""The four versions that decide a verdict: program, model, rules, codebook."""

from pactwatch import __version__
from pactwatch.case.norms import load_rules
from pactwatch.language import model_label
from pactwatch.pipeline.extraction import default_codebook


def version_lines() -> tuple[str, ...]:
    """One line each, as `pactwatch --version` prints them."""
    return (
        f"pactwatch {__version__}",
        f"model {model_label()}",
        f"rules {load_rules('default', {}).label}",
        f"codebook {default_codebook().label}",
    )
