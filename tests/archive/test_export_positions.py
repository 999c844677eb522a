"""How far a named export has come, whatever happens to it on the way."""

from pathlib import Path

import pytest

from newsbot.archive import Archive, ArchiveError


def test_an_export_that_never_ran_begins_at_the_beginning(archive: Archive) -> None:
    assert archive.export_positions.position("weekly") == 0


def test_an_export_goes_on_where_the_last_one_ended(archive: Archive, tmp_path: Path) -> None:
    for after, position in ((0, 7), (7, 12)):
        with archive.export_positions.handing_over("weekly", after, position, tmp_path / "unfinished"):
            pass
        assert archive.export_positions.position("weekly") == position
    assert archive.export_positions.position("daily") == 0


def test_an_export_that_fails_has_handed_over_nothing(archive: Archive, tmp_path: Path) -> None:
    with archive.export_positions.handing_over("weekly", 0, 7, tmp_path / "unfinished"):
        pass
    with (
        pytest.raises(KeyboardInterrupt),
        archive.export_positions.handing_over("weekly", 7, 12, tmp_path / "unfinished"),
    ):
        raise KeyboardInterrupt
    assert archive.export_positions.position("weekly") == 7


@pytest.mark.parametrize("was_renamed", [False, True])
def test_a_run_that_was_killed_handed_over_what_it_wrote_if_the_file_got_its_name(
    archive: Archive, tmp_path: Path, was_renamed: bool
) -> None:
    unfinished = tmp_path / "unfinished"
    unfinished.touch()
    killed = archive.export_positions.handing_over("weekly", 0, 12, unfinished)
    killed.__enter__()
    if was_renamed:
        unfinished.rename(tmp_path / "articles.csv")
    assert archive.export_positions.position("weekly") == (12 if was_renamed else 0)


def test_a_run_that_was_killed_on_another_host_is_handed_over_again_as_nobody_can_look_there(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    archive.export_positions.hand_over("weekly", 0, 7)
    monkeypatch.setattr("socket.gethostname", lambda: "press-b")
    killed = archive.export_positions.handing_over("weekly", 7, 12, tmp_path / "unfinished")
    killed.__enter__()
    assert archive.export_positions.position("weekly") == 12
    monkeypatch.undo()
    assert archive.export_positions.position("weekly") == 7
    assert "broken off on press-b" in caplog.text


def test_a_run_that_was_killed_before_hosts_were_noted_was_on_this_one(archive: Archive, tmp_path: Path) -> None:
    killed = archive.export_positions.handing_over("weekly", 0, 12, tmp_path / "unfinished")
    killed.__enter__()
    archive.database.write("UPDATE handover SET unfinished = ?", (str(tmp_path / "unfinished"),))
    assert archive.export_positions.position("weekly") == 12
    (tmp_path / "unfinished").touch()
    assert archive.export_positions.position("weekly") == 0


def test_of_two_runs_at_once_the_slower_one_hands_over_nothing(archive: Archive, tmp_path: Path) -> None:
    positions = archive.export_positions
    with positions.handing_over("weekly", 0, 12, tmp_path / "faster"):
        pass
    slower = positions.handing_over("weekly", 0, 7, tmp_path / "slower")
    with pytest.raises(ArchiveError, match="export 'weekly': another run of it was faster"):
        slower.__enter__()
    with pytest.raises(ArchiveError, match="another run"):
        positions.hand_over("weekly", 0, 7)
    assert positions.position("weekly") == 12


def test_a_run_whose_end_others_overtake_leaves_theirs_as_it_is(archive: Archive, tmp_path: Path) -> None:
    positions = archive.export_positions
    (tmp_path / "slower").touch()
    with positions.handing_over("weekly", 0, 7, tmp_path / "slower"):
        positions.hand_over("weekly", 0, 12)
    assert positions.position("weekly") == 12
