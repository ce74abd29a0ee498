"""What a speaker does in saying something, how surely, and on what grounds.

Rules as tables beside a small network; `acts` asks both.
"""
