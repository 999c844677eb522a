"""BY HAND: what only some need comes with an extra of newsbot's: the command that installs it."""

from pathlib import Path

_ROOT = Path(__file__).parents[1]


def how_to_install(extra: str) -> str:
    """Return the pip command for *extra*: of newsbot's source the file of requirements, which an installed one has not.

    pip takes the installed one by that name; beside the source, where none is installed, it would look elsewhere.
    """
    requirements = _ROOT / f"requirements-{extra}.txt"
    if not requirements.is_file():
        return f"pip install 'newsbot[{extra}]'"
    return f"pip install -r {requirements.name if Path.cwd() == _ROOT else requirements}"
