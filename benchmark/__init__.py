"""Quality floors on gold that ships, and speed as ratios. `python -m benchmark gate|speed`.

In: this build and the tables below tests/gold. Out: figures, items gained and lost, an exit code.
Refuses to lower a floor without a reason that stays in floors.toml.
"""
