"""History: earlier and later values with labels. Undo shows the earlier value; there is no inverse to get wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Generic, TypeVar

Value = TypeVar("Value")

# Values share nearly everything, so a step is cheap; the limit only bounds a very long day.
LIMIT: Final = 1000


@dataclass(frozen=True, slots=True)
class Step(Generic[Value]):
    """A value that was left, what the edit that left it is called, and its merge key ("" never merges)."""

    label: str
    value: Value
    key: str = ""


@dataclass(frozen=True, slots=True)
class History(Generic[Value]):
    """The current value between the earlier (last is nearest) and the later ones (last is nearest)."""

    current: Value
    earlier: tuple[Step[Value], ...] = ()
    later: tuple[Step[Value], ...] = ()

    @property
    def undo_label(self) -> str | None:
        return self.earlier[-1].label if self.earlier else None

    @property
    def redo_label(self) -> str | None:
        return self.later[-1].label if self.later else None

    def apply(self, label: str, value: Value, key: str = "") -> History[Value]:
        """`value` becomes current. An edit with the same non-empty `key` as the last one merges into its step."""
        if key and self.earlier and self.earlier[-1].key == key and not self.later:
            return replace(self, current=value)
        return History(value, (*self.earlier, Step(label, self.current, key))[-LIMIT:], ())

    def undo(self) -> History[Value]:
        """One step back; unchanged when there is none."""
        if not self.earlier:
            return self
        step = self.earlier[-1]
        return History(step.value, self.earlier[:-1], (*self.later, Step(step.label, self.current, step.key)))

    def redo(self) -> History[Value]:
        """One step forward again; unchanged when there is none."""
        if not self.later:
            return self
        step = self.later[-1]
        return History(step.value, (*self.earlier, Step(step.label, self.current, step.key)), self.later[:-1])

    def values(self) -> Iterator[Value]:
        """Every value that undo and redo lead to, and the current one."""
        yield from (step.value for step in self.earlier)
        yield self.current
        yield from (step.value for step in self.later)

    def mapped(self, change: Callable[[Value], Value]) -> History[Value]:
        """The same steps between changed values."""
        earlier, later = (
            tuple(replace(step, value=change(step.value)) for step in steps) for steps in (self.earlier, self.later)
        )
        return History(change(self.current), earlier, later)

    def sealed(self) -> History[Value]:
        """The same history, whose last step takes no further edits (the cursor left the note, say)."""
        if not self.earlier or not self.earlier[-1].key:
            return self
        return replace(self, earlier=(*self.earlier[:-1], replace(self.earlier[-1], key="")))
