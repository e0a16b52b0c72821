"""Words as data: one YAML file a list, one loader, no logic.

What the world is made of (states and demonyms, titles, agencies, outlets, verbs) stands in
the files beside this one, so that a reader can mend it without reading Python.
"""

import os
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from copydesk.errors import BadLexicon


@cache
def load(name: str) -> Any:
    """Return the word list `name` as plain lists and mappings. Do not change what it returns.

    Raises:
        BadLexicon: there is no such list, or it is not YAML.
    """
    path = files(__package__) / f"{name}.yaml"
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        return yaml.load(path.read_text("utf-8"), Loader=loader)
    except FileNotFoundError as error:
        raise BadLexicon(
            f"There is no word list {name}. The lists lie in copydesk/lexicon."
        ) from error
    except yaml.YAMLError as error:
        raise BadLexicon(f"The word list {name} cannot be read: {error}. Mend the YAML.") from error


OWNERS = "COPYDESK_OWNERS"
"""The environment's name for a user's own file of owners: workers are started with it."""

MOST_OUTLETS = 100_000  # in a user's file of owners; the world has fewer that are crawled


def own_owners() -> dict[str, str]:
    """Return what the user's own file of owners says, by outlet; nothing where he gave none.

    Raises:
        BadLexicon: the file cannot be read, or is not of the form of owners.yaml.
    """
    own = os.environ.get(OWNERS)
    return read_owners(Path(own)) if own else {}


def read_owners(file: Path) -> dict[str, str]:
    """Return the owner of each outlet that a user's file lists: `Owner: [Outlet, its-site.com]`.

    Raises:
        BadLexicon: the file cannot be read, or is not of this form.
    """
    try:
        lists = yaml.safe_load(file.read_text("utf-8")) or {}
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:
        raise BadLexicon(f"The file of owners {file} cannot be read: {error}. Mend it.") from error
    if not isinstance(lists, dict) or not all(map(_is_list, lists.values())):
        raise BadLexicon(
            f"The file of owners {file} is no list of owners. Each line is an owner and its "
            f"outlets: `Acme Press: [Baltic Courier, balticcourier.example]`."
        )
    found = {str(name): str(owner) for owner, names in lists.items() for name in names}
    if len(found) > MOST_OUTLETS:
        raise BadLexicon(
            f"The file of owners {file} names {len(found)} outlets, more than {MOST_OUTLETS}."
        )
    return found


def _is_list(names: Any) -> bool:
    return isinstance(names, list) and all(isinstance(name, str | int | float) for name in names)
