import gc
import os
import signal
import subprocess
import sys
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from newsbot.warc.page_files import PageFiles
from newsbot.warc.records import Damage, RecordedPage, read_page, read_pages

LIMIT = 1 << 24
NOW = datetime(2026, 11, 22, 14, 0, 0, 120000, tzinfo=UTC)


def page(number: int, body: bytes = b"<p>Rain.</p>") -> RecordedPage:
    return RecordedPage(f"https://harbour.example/{number}", body, {"content-type": "text/html; charset=utf-8"}, NOW)


@pytest.fixture
def page_files(tmp_path):
    """A function that opens the files of a publisher, as a crawl of its own would; closed after the test."""
    with ExitStack() as opened:
        yield lambda max_size=LIMIT, publisher="harbour_post": opened.enter_context(
            closing(PageFiles(tmp_path, publisher, max_size))
        )


def kept(folder: Path) -> list[str]:
    found = [one for path in sorted(folder.iterdir()) for one in read_pages(path, LIMIT)]
    assert not [one for one in found if isinstance(one, Damage)]
    return [one.url.rpartition("/")[2] for one in found if isinstance(one, RecordedPage)]


def test_a_page_is_read_back_as_it_was_written(page_files, tmp_path):
    files = page_files()
    files.write(page(1))
    place = files.write(page(2, "<p>Jürgen</p>".encode()))
    back = read_page(tmp_path / place.file, place.offset, LIMIT)
    assert back is not None
    assert (back.url, back.body, back.date) == ("https://harbour.example/2", "<p>Jürgen</p>".encode(), NOW)
    assert back.headers["content-type"] == "text/html; charset=utf-8"


def test_a_decoded_body_is_not_kept_under_headers_that_call_it_encoded(page_files, tmp_path):
    files = page_files()
    encoded = {"Content-Encoding": "gzip", "Transfer-Encoding": "chunked", "Content-Length": "3"}
    place = files.write(RecordedPage("https://harbour.example/", b"<p>Rain.</p>", encoded, NOW))
    with (tmp_path / place.file).open("rb") as file:
        headers = [record.http_headers.headers for record in ArchiveIterator(file) if record.http_headers]
    assert headers == [[("content-length", "12")]]


def test_another_tool_reads_every_record_and_finds_its_digests_right(page_files, tmp_path):
    files = page_files()
    places = [files.write(page(number, os.urandom(number * 1000))) for number in range(5)]
    with (tmp_path / places[0].file).open("rb") as file:
        reader = ArchiveIterator(file, check_digests="raise")
        read = [(record.rec_type, len(record.content_stream().read()), reader.get_record_offset()) for record in reader]
    assert [kind for kind, _, _ in read] == ["warcinfo"] + ["response"] * 5
    assert [size for _, size, _ in read[1:]] == [0, 1000, 2000, 3000, 4000]
    assert [offset for _, _, offset in read[1:]] == [place.offset for place in places]


def test_a_file_that_has_reached_its_size_is_followed_by_another(page_files, tmp_path):
    files = page_files(4000)
    for number in range(6):
        files.write(page(number, os.urandom(1500)))
    assert len(list(tmp_path.iterdir())) == 3
    assert kept(tmp_path) == list("012345")


def test_the_next_crawl_goes_on_with_the_last_file(page_files, tmp_path):
    for number in range(3):
        files = page_files()
        files.write(page(number))
        files.close()
    assert len(list(tmp_path.iterdir())) == 1
    assert kept(tmp_path) == list("012")


def test_two_crawls_at_once_write_to_different_files(page_files):
    first, second = page_files(), page_files()
    assert first.write(page(1)).file != second.write(page(2)).file


def test_publishers_whose_names_begin_alike_have_files_of_their_own(page_files):
    first, second = page_files(), page_files(publisher="harbour")
    first.write(page(1))
    first.close()
    assert second.write(page(2)).file.startswith("harbour-")


@pytest.mark.parametrize("lost", [1, 8, 100, 700, 1200])
def test_a_record_cut_off_by_a_crash_is_removed_before_the_next_is_written(page_files, tmp_path, lost):
    files = page_files()
    place = [files.write(page(number, os.urandom(1000))) for number in range(3)][-1]
    files.close()
    os.truncate(tmp_path / place.file, place.offset + place.length - lost)
    assert page_files().write(page(3)).offset == place.offset
    assert kept(tmp_path) == list("013")


def test_zeros_left_by_a_power_cut_are_removed(page_files, tmp_path):
    files = page_files()
    place = files.write(page(0))
    files.close()
    with (tmp_path / place.file).open("ab") as file:
        file.write(bytes(5000))
    page_files().write(page(1))
    assert kept(tmp_path) == list("01")


WRITER = """
import sys
from pathlib import Path
from tests.warc.test_page_files import PageFiles, page
files = PageFiles(Path(sys.argv[1]), "harbour_post", 1 << 30)
for number in range(1_000_000):
    files.write(page(number, bytes(5000)))
    print(number, flush=True)
"""


def test_what_was_written_is_there_after_the_process_is_killed(page_files, tmp_path):
    with subprocess.Popen([sys.executable, "-c", WRITER, tmp_path], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        written = [int(writer.stdout.readline()) for _ in range(50)]
        writer.send_signal(signal.SIGKILL)
    page_files().write(page(-1))
    assert [int(number) for number in kept(tmp_path)][:50] == written
    assert kept(tmp_path)[-1] == "-1"


def test_a_file_that_cannot_be_begun_is_closed_and_begun_later(page_files, tmp_path, file_size_limit):
    files = page_files()
    file_size_limit(10)
    for _ in range(2):
        with pytest.raises(OSError, match="File too large"):
            files.write(page(0))
        gc.collect()  # which complains of a file that was left open
    file_size_limit(None)
    files.write(page(0))
    assert kept(tmp_path) == list("0")


def test_a_full_disk_raises_and_leaves_whole_records_only(page_files, tmp_path, file_size_limit):
    files = page_files()
    for number in range(3):
        files.write(page(number, os.urandom(1000)))
    file_size_limit(6000)
    with pytest.raises(OSError, match="File too large"):
        files.write(page(3, os.urandom(5000)))
    file_size_limit(None)
    assert kept(tmp_path) == list("012")
    files.write(page(4))
    assert kept(tmp_path) == list("0124")
