"""Nodes joined one pair at a time in; which nodes are one, and which moved, out (METHOD C2).

A component is known by its best-ranked node, so that neither the order of joins nor later joins
within it change its name; where a node comes to rank lower, `lead` sees to that. Refuses to part
what was joined: that is a new set of joins.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

__all__ = ["Joins"]


class Joins:
    """Union-find that remembers who belongs to whom."""

    def __init__(self, rank: Callable[[str], Any]) -> None:
        self._rank = rank
        self._parents: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}

    @classmethod
    def resumed(cls, rank: Callable[[str], Any], parents: Mapping[str, str]) -> "Joins":
        """Joins as `parents` tells of earlier ones."""
        joins = cls(rank)
        joins._parents = dict(parents)
        for node in parents:
            root = joins.root(node)
            joins._members.setdefault(root, [root]).append(node)
        return joins

    @property
    def parents(self) -> dict[str, str]:
        """By node another one of its component, nearer to the root."""
        return self._parents

    def copy(self, rank: Callable[[str], Any]) -> "Joins":
        """The same joins, to be taken further without touching these."""
        other = Joins(rank)
        other._parents = dict(self._parents)
        other._members = {root: list(nodes) for root, nodes in self._members.items()}
        return other

    def root(self, node: str) -> str:
        """The best-ranked node of the component."""
        parents = self._parents
        while (parent := parents.get(node, node)) != node:
            # Halving the path keeps long chains of reprints cheap.
            parents[node] = parents.get(parent, parent)
            node = parents[node]
        return node

    def members(self, root: str) -> Iterable[str]:
        """Every node of the component of this root."""
        return self._members.get(root, (root,))

    def join(self, one: str, other: str) -> list[str]:
        """Make two components one; the nodes that have another root from now on."""
        first, second = self.root(one), self.root(other)
        if first == second:
            return []
        if self._rank(second) < self._rank(first):
            first, second = second, first
        moved = self._members.pop(second, [second])
        self._parents[second] = first
        self._members.setdefault(first, [first]).extend(moved)
        return moved

    def lead(self, node: str) -> list[str]:
        """Let the best-ranked node stand for a component of which one ranks lower than before; the
        nodes that have another root from now on."""
        root = self.root(node)
        nodes = self._members.get(root, [root])
        best = min(nodes, key=self._rank)
        if best == root:
            return []
        self._parents.update(dict.fromkeys(nodes, best))
        del self._parents[best]
        self._members[best] = self._members.pop(root)
        return nodes
