"""Frozen values as `dataclasses` makes them, in a fifth of the time.

A small run declares some 150 of them before it reads a cell, and the standard library compiles six functions
for each. Here the constructor alone is compiled, and all classes share the others; `fields`, `replace` and
`asdict` of the standard library know what comes out.
"""

from __future__ import annotations

import dataclasses
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - passed on
else:

    def dataclass(*, frozen: bool, eq: bool = True, kw_only: bool = False) -> Callable[[type], type]:
        """Make a frozen value of a class; `eq` compares and hashes it by its fields.

        Raises TypeError for what is not frozen: that is left to the standard library.
        """
        if not frozen:
            raise TypeError("a value is frozen")
        return lambda cls: _frozen(cls, eq=eq, kw_only=kw_only)


def _frozen(cls: type, *, eq: bool, kw_only: bool) -> type:
    # Without one, the standard library makes a docstring of the signature, which takes longer than all else.
    cls.__doc__ = cls.__doc__ or f"{cls.__name__}."
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(cls)
    made.__init__ = _constructor(made)
    made.__setattr__ = made.__delattr__ = _refuse
    if made.__repr__ is object.__repr__:
        made.__repr__ = _shown
    compared = [each.name for each in dataclasses.fields(made) if each.compare]
    if eq and compared:
        _compare(made, attrgetter(*compared))
    return made  # type: ignore[no-any-return]


def _constructor(cls: Any) -> Callable[..., None]:  # noqa: ANN401 - a class with fields
    """A function that takes the fields in their order, and those by keyword alone behind them."""
    fields = dataclasses.fields(cls)
    given = [each for each in fields if each.init]
    known: dict[str, Any] = {"_set": object.__setattr__, "_missing": MISSING}
    plain = [_parameter(each, known) for each in given if not each.kw_only]
    named = [_parameter(each, known) for each in given if each.kw_only]
    lines = [line for each in fields if (line := _line(each, known))]
    lines += ["self.__post_init__()"] if hasattr(cls, "__post_init__") else []
    parameters = ", ".join(["self", *plain, *(["*", *named] if named else [])])
    exec(f"def __init__({parameters}):\n " + "\n ".join(lines or ["pass"]), known)  # noqa: S102 - as dataclasses does
    made: Callable[..., None] = known["__init__"]
    made.__qualname__, made.__module__ = f"{cls.__qualname__}.__init__", cls.__module__
    made.__annotations__ = {each.name: each.type for each in given} | {"return": None}
    return made


def _parameter(field: Field[Any], known: dict[str, Any]) -> str:
    """A field among the parameters, its default under a name of its own."""
    if field.default is MISSING and field.default_factory is MISSING:
        return field.name
    known[f"_{field.name}"] = field.default
    return f"{field.name}=_{field.name}"


def _line(field: Field[Any], known: dict[str, Any]) -> str:
    """The line that sets a field; "" where it is the class's own value."""
    name = field.name
    if field.default_factory is not MISSING:
        known[f"_new_{name}"] = field.default_factory
        value = f"{name} if {name} is not _missing else _new_{name}()" if field.init else f"_new_{name}()"
        return f"_set(self, {name!r}, {value})"
    return f"_set(self, {name!r}, {name})" if field.init else ""


def _compare(cls: Any, told: Callable[[Any], Any]) -> None:  # noqa: ANN401 - a class with fields
    """Two are the same where they are of one class and their fields are."""

    def same(self: object, other: object) -> bool:
        return told(self) == told(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(told(self))

    if "__eq__" not in vars(cls):
        cls.__eq__ = same
        cls.__hash__ = hashed


def _refuse(self: object, name: str, *_: object) -> None:
    raise FrozenInstanceError(f"a {type(self).__name__} is frozen: {name!r} stays as it is")


@recursive_repr()
def _shown(self: Any) -> str:  # noqa: ANN401 - a value
    shown = (each.name for each in dataclasses.fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"
