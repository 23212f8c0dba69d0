"""Put changed code in place of what is running: whoever holds a function or a value has the changed one."""

from __future__ import annotations

import sys
from dataclasses import fields, is_dataclass
from types import FunctionType, ModuleType
from typing import Any


def transplant(module: ModuleType, code: Any) -> None:
    """Make a module, and all who imported from it, do what changed code of it says."""
    fresh = ModuleType(module.__name__)
    fresh.__dict__.update({name: value for name, value in vars(module).items() if name.startswith("__")})
    exec(code, fresh.__dict__)
    forget()
    for name, new in vars(fresh).items():
        old = vars(module).get(name)
        if not name.startswith("__") and new is not old:
            _put(module, name, old, new)


def forget() -> None:
    """Empty what functions of the program and its tests keep of earlier calls."""
    for module in _ours():
        for value in [*vars(module).values()]:
            if callable(getattr(value, "cache_clear", None)):
                value.cache_clear()


def _ours() -> list[ModuleType]:
    return [
        module for name, module in sys.modules.items() if name.split(".")[0] in {"kano", "tests"} and module
    ]


def _put(module: ModuleType, name: str, old: object, new: object) -> None:
    if _function(new):
        _change(old, new)
    elif isinstance(new, type):
        for key, value in [*vars(new).items()]:
            _change_member(old, key, value)
    elif repr(old) != repr(new):
        for each in _ours():
            if vars(each).get(name) is old:
                setattr(each, name, _of_its_kind(module, new))


def _change_member(kind: Any, key: str, new: Any) -> None:
    old = vars(kind).get(key)
    if isinstance(new, property):
        _change(old.fget, new.fget)
    elif isinstance(new, (classmethod, staticmethod)) or _function(new):
        _change(getattr(old, "__func__", old), getattr(new, "__func__", new))
    elif isinstance(new, (bool, int, float, str, tuple)) and not key.startswith("__"):
        setattr(kind, key, new)


def _function(value: object) -> bool:
    return isinstance(getattr(value, "__wrapped__", value), FunctionType)


def _change(old: Any, new: Any) -> None:
    old, new = getattr(old, "__wrapped__", old), getattr(new, "__wrapped__", new)
    for name in ("__code__", "__defaults__", "__kwdefaults__"):
        if name == "__code__" or repr(getattr(old, name)) != repr(getattr(new, name)):
            setattr(old, name, getattr(new, name))
    for mine, yours in zip(old.__closure__ or (), new.__closure__ or (), strict=True):
        if not isinstance(yours.cell_contents, type) and repr(mine.cell_contents) != repr(yours.cell_contents):
            mine.cell_contents = yours.cell_contents


def _of_its_kind(module: ModuleType, value: Any) -> object:
    """A value whose class the changed code made anew, as one of the class that everybody knows."""
    kind = type(value)
    if kind.__module__ == module.__name__ and is_dataclass(kind):
        return vars(module)[kind.__name__](**{each.name: getattr(value, each.name) for each in fields(value)})
    return value
