"""Words as data: one YAML file a list, one loader, no logic.

What the world is made of (states and demonyms, titles, agencies, outlets, verbs) stands in
the files beside this one, so that a reader can mend it without reading Python.
"""

from functools import cache
from importlib.resources import files
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
