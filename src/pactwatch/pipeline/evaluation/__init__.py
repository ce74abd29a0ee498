"""Scoring this build on gold data: one file per task, one table of tasks.

In: a folder of gold. Out: figures with intervals, and one prediction per item that anyone can
score again. Refuses to tune anything.
"""
