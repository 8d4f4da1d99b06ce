"""people-imported.toml: the program's own file beside the user's, made whole and renamed into place, mode 0600."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tomli_w

from followthrough.config.listed import KIND
from followthrough.config.people import Person
from followthrough.config.read import LARGEST
from followthrough.setup.entries import NotPeople
from followthrough.setup.sheets import write_file

_HEAD = """\
# Made by `followthrough people import`, which may write it again. Your own list is people.toml, beside it: what you
# say of somebody there goes before what stands here, key by key. Delete this file to take all imports back.

"""


def write_imported(path: Path, people: Iterable[Person]) -> None:
    """Write the file anew, or leave it as it was. Raises NotPeople where it can't be written."""
    text = _HEAD + tomli_w.dumps({"person": [_table(each) for each in people]}, multiline_strings=True)
    data = text.encode("utf-8")
    if len(data) > LARGEST[KIND]:
        raise NotPeople(
            f"{path} would be over {LARGEST[KIND] // 1024 // 1024} MB. Import fewer people, or less of each."
        )
    try:
        write_file(path, data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise NotPeople(
            f"{path} cannot be written: {reason}. Check the folder's owner, and the disk."
        ) from error


def _table(person: Person) -> dict[str, Any]:
    said = {key: getattr(person, key) for key in Person.model_fields if key in person.model_fields_set}
    return {
        key: list(v) if isinstance(v, tuple) else v for key, v in said.items() if v not in ("", (), False)
    }
