"""numpy, imported when it is used first: opening the window or a one-language text must not wait for it."""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float32]
    Doubles = NDArray[np.float64]
    Flags = NDArray[np.bool_]
    Bytes = NDArray[np.int8]
else:

    class _Deferred:
        """Stands for a module; each attribute is looked up in it once and kept."""

        def __init__(self, name: str) -> None:
            self._name = name

        def __getattr__(self, attribute: str) -> Any:
            # Our products are small: a second thread of the linear algebra only waits (30 times slower on busy cores).
            os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
            value = getattr(importlib.import_module(self._name), attribute)
            setattr(self, attribute, value)
            return value

    np = _Deferred("numpy")
    Bytes = Ints = Floats = Doubles = Flags = Any

__all__ = ["Bytes", "Doubles", "Flags", "Floats", "Ints", "np"]
