"""`python -m training --data DIR --out DIR`: train, export, score, write the card."""

import argparse
from pathlib import Path

import torch

from .recipe import FULL, LIGHT, fit


def main() -> None:
    """Run the recipe; with --until train the exported files are left as they are."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for logs and weights")
    parser.add_argument("--until", choices=("train", "export"), default="export")
    parser.add_argument(
        "--light", action="store_true", help="one network, no teachers: hours on two cores"
    )
    parser.add_argument(
        "--further",
        action="store_true",
        help="from the shipped model, with our own gold",
    )
    parser.add_argument(
        "--pairs", action="store_true", help="the network that compares two passages, alone"
    )
    parser.add_argument(
        "--shown", action="store_true", help="what that network says of codes by example, alone"
    )
    parser.add_argument(
        "--shown-further", action="store_true", help="train that on, with reports and marked news"
    )
    parser.add_argument("--acts", action="store_true", help="the network that reads acts, alone")
    parser.add_argument(
        "--claims", action="store_true", help="the network that doubts claims, alone"
    )
    parser.add_argument(
        "--deeds", action="store_true", help="the network that hears what is done, alone"
    )
    parser.add_argument(
        "--parties", action="store_true", help="the network that points to who did it, alone"
    )
    parser.add_argument(
        "--speakers", action="store_true", help="the network that sorts speakers, alone"
    )
    parser.add_argument("--steps", type=int, default=None, help="cut each stage: a trial run")
    parser.add_argument("--threads", type=int, default=0)
    options = parser.parse_args()
    if options.threads:
        torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    if options.pairs:
        return _pairs(options)
    if options.shown or options.shown_further:
        return _shown(options)
    if options.acts:
        return _acts(options)
    if options.claims:
        return _claims(options)
    if options.deeds:
        return _deeds(options)
    if options.parties:
        return _parties(options)
    if options.speakers:
        return _speakers(options)
    weights = _weights(options)
    if options.until == "export":
        from .release import release

        release(options.data, weights, options.out)
        # They stand on the encoder, which is another one now.
        _acts(options)
        _claims(options)
        _deeds(options)
        _parties(options)
        _speakers(options)


def _pairs(options: argparse.Namespace) -> None:
    from .pair_export import install_pairs
    from .pairing import out_of_fold, pairing

    network = pairing(options.data, options.out)
    if options.until == "export":
        install_pairs(network, options.out)
        _shown(options)
    out_of_fold(options.data, options.out)


def _shown(options: argparse.Namespace) -> None:
    from .shown_export import install_shown
    from .shown_further import make_further_shown
    from .shown_training import make_shown

    make = make_further_shown if options.shown_further else make_shown
    network = make(options.data, options.out)
    if options.until == "export":
        install_shown(network, options.out)


def _acts(options: argparse.Namespace) -> None:
    from .act_recipe import make_acts

    make_acts(options.data, options.out, install=options.until == "export", anew=not options.acts)


def _claims(options: argparse.Namespace) -> None:
    from .claim_training import make_claims

    make_claims(options.data, options.out, install=options.until == "export")


def _deeds(options: argparse.Namespace) -> None:
    from .deed_training import make_deeds

    make_deeds(options.data, options.out, install=options.until == "export")


def _parties(options: argparse.Namespace) -> None:
    from .party_training import make_parties

    make_parties(options.data, options.out, install=options.until == "export")


def _speakers(options: argparse.Namespace) -> None:
    from .speaker_training import make_speakers

    make_speakers(options.data, options.out, install=options.until == "export")


def _weights(options: argparse.Namespace) -> Path:
    if options.further:
        from .further import SHIPPED, further

        return further(options.data, options.out, SHIPPED, steps=options.steps)
    size = LIGHT if options.light else FULL
    return fit(options.data, options.out, size, options.steps)


if __name__ == "__main__":
    main()
