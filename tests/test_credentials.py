"""The file of credentials: what is read out of it, and what is refused in one line that tells nothing secret."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.credentials import Credentials, WrongCredentials, read_credentials

SECRET = "xyzzy-plugh"


def written(folder: Path, text: str | bytes, mode: int = 0o600) -> Path:
    path = folder / "credentials.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    path.chmod(mode)
    return path


def test_each_publisher_has_its_cookie_and_headers(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '[paper]\ncookie = "session=1; seen=a b;"\n[post]\nheaders = { Authorization = "Bearer 2" }\n'
        '[gazette]\ncookie = "a=1"\n[gazette.headers]\nX-Reader = "3"\n',
    )
    assert read_credentials(path) == {
        "paper": Credentials("session=1; seen=a b"),
        "post": Credentials("", {"Authorization": "Bearer 2"}),
        "gazette": Credentials("a=1", {"X-Reader": "3"}),
    }


def test_there_need_not_be_a_file(tmp_path: Path) -> None:
    assert read_credentials(tmp_path / "credentials.toml") == {}


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o610, 0o602])
def test_a_file_that_others_may_read_or_write_is_not_used(tmp_path: Path, mode: int) -> None:
    with pytest.raises(WrongCredentials, match=r"may be read or changed by others, and is not used: chmod 600"):
        read_credentials(written(tmp_path, '[paper]\ncookie = "a=1"', mode))


MISTAKES = [
    (f'[paper]\ncookie = "a={SECRET}', "no TOML at end of document"),
    (f"[paper]\ncookie = {SECRET}", "no TOML at line 2, column"),
    (b"[paper]\ncookie = '\xff'", "is not in UTF-8"),
    (f'paper = "{SECRET}"', "[paper] is no table"),
    (f'[paper]\ncookies = "a={SECRET}"', "[paper] has an unknown key 'cookies': did you mean cookie?"),
    ("[paper]", "[paper] has neither cookie nor headers"),
    (f'[paper]\ncookie = ["{SECRET}"]', "[paper] cookie is none"),
    (f'[paper]\ncookie = "Cookie: a={SECRET}"', "[paper] cookie is none"),
    (f'[paper]\ncookie = "a={SECRET}\\nX: 1"', "[paper] cookie is none"),
    (f'[paper]\nheaders = "A: {SECRET}"', "[paper] headers is no table"),
    (f'[paper]\nheaders = {{ Host = "{SECRET}" }}', "[paper] headers: 'Host' is no header that can be sent"),
    (f'[paper]\nheaders = {{ cookie = "{SECRET}" }}', "[paper] headers: 'cookie' is no header that can be sent"),
    (f'[paper]\nheaders = {{ "A:" = "{SECRET}" }}', "[paper] headers: 'A:' is no header that can be sent"),
    (f'[paper]\nheaders = {{ A = "{SECRET}\\r\\nB: 1" }}', "[paper] headers: the value of A is no text in ASCII"),
    (f'[paper]\nheaders = {{ A = "{SECRET} é" }}', "[paper] headers: the value of A is no text in ASCII"),
    ("[paper]\nheaders = { A = 1 }", "[paper] headers: the value of A is no text in ASCII"),
]


@pytest.mark.parametrize(("text", "told"), MISTAKES)
def test_a_mistake_is_told_in_one_line_without_the_secret(tmp_path: Path, text: str | bytes, told: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(WrongCredentials) as refused:
        read_credentials(path)
    line = str(refused.value)
    assert line.startswith(str(path))
    assert told in line
    assert "\n" not in line
    assert SECRET not in line


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "credentials.toml"
    path.mkdir() if kind == "folder" else os.mkfifo(path, 0o600)
    with pytest.raises(WrongCredentials, match=r"(?:is no file|: Is a directory)$"):
        read_credentials(path)


def test_a_file_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongCredentials, match="more than 1048576 bytes"):
        read_credentials(written(tmp_path, "#" * (1024 * 1024 + 1)))


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_are_credentials_or_one_line(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = written(tmp_path_factory.getbasetemp(), content)
    lines: list[str] = []
    try:
        read_credentials(path)
    except WrongCredentials as refused:
        lines += str(refused).removeprefix(str(path)).splitlines()
    assert len(lines) <= 1


def test_nothing_shows_what_is_secret() -> None:
    secret = Credentials(f"a={SECRET}", {"Authorization": SECRET})
    assert SECRET not in f"{secret!r} {secret!s}"
