"""The four versions that decide a verdict: program, model, rules, codebook."""

from pactwatch.case.norms import load_rules
from pactwatch.language import model_label
from pactwatch.pipeline.extraction import default_codebook
from pactwatch.settings import VERSION


def version_lines() -> tuple[str, ...]:
    """One line each, as `pactwatch --version` prints them."""
    return (
        f"pactwatch {VERSION}",
        f"model {model_label()}",
        f"rules {load_rules('default', {}).label}",
        f"codebook {default_codebook().label}",
    )
