"""REQUEST: the lists of words that stand as text beside the modules which go by them."""

from importlib.resources import files


def word_list(name: str) -> list[tuple[str, str]]:
    """Return each line of the list *name*: what stands before its colon, mostly a language, and the words behind it."""
    lines = files("newsbot.sources").joinpath(f"{name}.txt").read_text("utf-8").splitlines()
    return [(kind, words) for kind, _, words in (line.partition(":") for line in lines if line and line[0] != "#")]
