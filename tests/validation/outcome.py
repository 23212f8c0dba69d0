"""What a simulation found: a table to read, and the targets it had to meet."""

from dataclasses import dataclass, field
from math import inf, sqrt


@dataclass(frozen=True)
class Target:
    name: str
    value: float
    error: float
    """Monte Carlo standard error of the value."""
    low: float = -inf
    high: float = inf

    @property
    def met(self) -> bool:
        return self.low - 2 * self.error <= self.value <= self.high + 2 * self.error


@dataclass(frozen=True)
class Outcome:
    title: str
    header: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)

    @property
    def met(self) -> bool:
        return all(target.met for target in self.targets)

    def __str__(self) -> str:
        lines = [f"### {self.title}", "", _row(self.header), _row(("---",) * len(self.header))]
        lines += [_row(row) for row in self.rows]
        met = sum(target.met for target in self.targets)
        lines += ["", f"{met} of {len(self.targets)} targets met."]
        lines += [
            f"MISSED: {t.name}: {t.value:.4f} ± {t.error:.4f}, asked {t.low}…{t.high}"
            for t in self.targets
            if not t.met
        ]
        return "\n".join(lines)


def share_error(share: float, trials: int) -> float:
    """Monte Carlo standard error of a share of trials."""
    return sqrt(max(share * (1 - share), 1e-12) / max(trials, 1))


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"
