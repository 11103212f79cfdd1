"""The registry of parts: each file of a folder declares one object whose id is the file's name."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import TypeVar

from comity.core.errors import PartError

T = TypeVar("T")


def parts(package: ModuleType, name: str, type_: type[T]) -> dict[str, T]:
    """Return every part of a folder by id, in the order of their file names.

    Each module that is no package and does not begin with an underscore declares ``name``, an object of ``type_``
    whose ``id`` is the module's name; otherwise PartError says which file breaks the rule.
    """
    found: dict[str, T] = {}
    for module in pkgutil.iter_modules(package.__path__):
        if module.ispkg or module.name.startswith("_") or module.name == "base":
            continue
        part = getattr(importlib.import_module(f"{package.__name__}.{module.name}"), name, None)
        place = f"{package.__name__.replace('.', '/')}/{module.name}.py"
        if not isinstance(part, type_):
            raise PartError(f"{place} declares no {name} ({type_.__name__}); imitate a file beside it.")
        if getattr(part, "id", None) != module.name:
            raise PartError(f"{place} declares the id {getattr(part, 'id', None)!r}; call it {module.name!r}.")
        found[module.name] = part
    return found
