"""The colours of pictures, light and dark, each with a class by which a style sheet may change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import TypeAlias

from kano.provenance import frozen_map
from kano.render.colours import COLOURS
from kano.report.blocks import Tone
from kano.values import dataclass

Role: TypeAlias = str
"""What a colour is for: "ground", "ink", "soft", "rule", "faint", a tone's value, or words in or on one."""

TONES = (Tone.FIRST, Tone.SECOND, Tone.THIRD, Tone.FOURTH, Tone.FIFTH, Tone.SIXTH)


@dataclass(frozen=True, eq=False)
class Theme:
    """A colour for each role."""

    colours: Mapping[Role, str] = field(default_factory=frozen_map)

    def paint(self, fill: Role = "", stroke: Role = "") -> dict[str, str]:
        """Attributes that fill and draw in these roles, with the classes of both.

        >>> LIGHT.paint("ink", "ground")
        {'class_': 'f-ink s-ground', 'fill': '#1C2128', 'stroke': '#FFFFFF'}
        """
        parts = [("fill", "f", fill), ("stroke", "s", stroke)]
        known = [(name, f"{letter}-{role}", self.colours[role]) for name, letter, role in parts if role]
        return {"class_": " ".join(each for _, each, _ in known), **{name: colour for name, _, colour in known}}

    def rules(self, scope: str) -> Iterator[str]:
        """Rules of a style sheet that give pictures inside a scope these colours.

        >>> next(DARK.rules(".chart"))
        '.chart .f-ground{fill:#14181F}.chart .s-ground{stroke:#14181F}'
        """
        for role, colour in self.colours.items():
            yield f"{scope} .f-{role}{{fill:{colour}}}{scope} .s-{role}{{stroke:{colour}}}"


_ON_LIGHT = ("#FFFFFF", "#1C2128", "#FFFFFF", "#1C2128", "#FFFFFF", "#FFFFFF")
"""Words on each tone."""
_DARK_INKS = ("#A8C6FF", "#FFC27A", "#8DF0CF", "#C5C8D0", "#EBC8FD", "#E8E0A0")
LIGHT = Theme(
    frozen_map(
        {
            "ground": "#FFFFFF",
            "ink": "#1C2128",
            "soft": "#57606A",
            "rule": "#AFB8C1",
            "faint": "#E6E9ED",
            Tone.QUIET.value: "#57606A",
            **{tone.value: COLOURS[tone].strong for tone in TONES},
            **{f"{tone.value}-ink": COLOURS[tone].ink for tone in TONES},
            **{f"on-{tone.value}": colour for tone, colour in zip(TONES, _ON_LIGHT, strict=True)},
        }
    )
)
DARK = Theme(
    frozen_map(
        {
            "ground": "#14181F",
            "ink": "#E8EBEF",
            "soft": "#A7B0BB",
            "rule": "#5B6572",
            "faint": "#2A313B",
            Tone.QUIET.value: "#A7B0BB",
            **{tone.value: COLOURS[tone].bright for tone in TONES},
            **{f"{tone.value}-ink": colour for tone, colour in zip(TONES, _DARK_INKS, strict=True)},
            **{f"on-{tone.value}": "#0B0E13" for tone in TONES},
        }
    )
)
THEMES = {"light": LIGHT, "dark": DARK}
