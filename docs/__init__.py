"""The documentation and the scripts that keep it from drifting."""
