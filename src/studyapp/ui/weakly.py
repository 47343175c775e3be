"""Slots that do not keep their owner alive. A lambda or partial over `self` in `connect` leaks the widget for good."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING
from weakref import WeakMethod

import shiboken6

if TYPE_CHECKING:
    from collections.abc import Callable


def weakly[**P, Q](method: Callable[[Q], object], argument: Q) -> Callable[..., None]:
    """Return a slot that calls `method(argument)` while its owner lives; what the signal sends is dropped."""
    reference = WeakMethod(method)

    def call(*_sent: object) -> None:
        alive = reference()
        if alive is not None and is_alive(alive):
            alive(argument)

    return call


def loosely[**P](function: Callable[P, object]) -> Callable[P, None]:
    """Return the function; a bound method is held weakly, and does nothing once its owner is gone."""
    if not inspect.ismethod(function):

        def call_function(*args: P.args, **kwargs: P.kwargs) -> None:
            function(*args, **kwargs)

        return call_function
    reference = WeakMethod(function)

    def call(*args: P.args, **kwargs: P.kwargs) -> None:
        alive = reference()
        if alive is not None and is_alive(alive):
            alive(*args, **kwargs)

    return call


def is_alive(method: object) -> bool:
    """Tell whether the owner of a bound method still has its C++ half; True for plain functions and plain objects."""
    owner = getattr(method, "__self__", None)
    return not isinstance(owner, shiboken6.Object) or shiboken6.isValid(owner)
