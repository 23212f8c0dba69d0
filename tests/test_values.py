"""Frozen values behave as those of the standard library do."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from typing import Any, ClassVar

import pytest

from kano import values

Making = Callable[..., Callable[[type], Any]]


def point(dataclass: Making, **how: bool) -> Any:
    class Point:
        """A place."""

        x: int
        y: float = 0.5
        names: list[str] = dataclasses.field(default_factory=list, compare=False)
        hidden: str = dataclasses.field(default="h", repr=False)
        own: int = dataclasses.field(default=3, init=False)
        last: int = dataclasses.field(default=0, kw_only=True)
        known: ClassVar[int] = 7

        def __post_init__(self) -> None:
            if self.x < 0:
                raise ValueError("below 0")

    return dataclass(frozen=True, **how)(Point)


OURS, STANDARD = point(values.dataclass), point(dataclasses.dataclass)


@pytest.mark.parametrize(
    "given", [((1,), {}), ((1, 2.0, ["a"], "s"), {"last": 4}), ((), {"x": 3, "names": ["b"]})]
)
def test_the_same_fields_texts_and_hashes(given: tuple[tuple[Any, ...], dict[str, Any]]) -> None:
    ours, standard = (kind(*given[0], **given[1]) for kind in (OURS, STANDARD))
    assert repr(ours) == repr(standard)
    assert dataclasses.asdict(ours) == dataclasses.asdict(standard)
    assert ours == OURS(*given[0], **given[1]) != standard
    assert hash(ours) == hash(OURS(*given[0], **given[1]))
    assert repr(dataclasses.replace(ours, y=9.0)) == repr(dataclasses.replace(standard, y=9.0))
    assert copy.deepcopy(ours) == ours


def test_the_same_signature_and_patterns() -> None:
    assert list(inspect.signature(OURS).parameters) == list(inspect.signature(STANDARD).parameters)
    assert OURS.__match_args__ == STANDARD.__match_args__
    assert OURS.__init__.__annotations__ == STANDARD.__init__.__annotations__


@pytest.mark.parametrize("kind", [OURS, STANDARD])
def test_nothing_is_set_or_taken_away(kind: Any) -> None:
    made = kind(1)
    for change in (lambda: setattr(made, "x", 2), lambda: setattr(made, "new", 2), lambda: delattr(made, "x")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            change()
    with pytest.raises(ValueError, match="below 0"):
        kind(-1)
    with pytest.raises(TypeError):
        kind()
    with pytest.raises(TypeError):
        kind(1, 0.5, [], "", 3)


def test_without_comparison_a_value_is_itself_alone() -> None:
    kind = point(values.dataclass, eq=False)
    one = kind(1)
    assert one == one  # noqa: PLR0124 - itself
    assert one != kind(1)


def test_own_methods_stay() -> None:
    class Own:
        x: int

        def __eq__(self, other: object) -> bool:
            return isinstance(other, int)

        def __hash__(self) -> int:
            return 5

        def __repr__(self) -> str:
            return "own"

    made: Any = values.dataclass(frozen=True)(Own)
    assert (made(1) == 4, hash(made(1)), repr(made(1))) == (True, 5, "own")


def test_a_text_that_is_inherited_stays() -> None:
    class Named:
        def __repr__(self) -> str:
            return "named"

    class Own(Named):
        x: int

    made: Any = values.dataclass(frozen=True)(Own)
    assert repr(made(1)) == "named"


def test_what_is_not_frozen_is_refused() -> None:
    with pytest.raises(TypeError, match="a value is frozen"):
        values.dataclass(frozen=False)


def test_a_value_of_the_program_travels() -> None:
    from kano.provenance import Exclusion

    told = Exclusion("blank", 3, ("row 1",))
    assert pickle.loads(pickle.dumps(told)) == told
