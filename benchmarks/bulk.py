"""Try `newsbot.read_warc` with Dask: two workers on this machine, one of them killed in the middle of its work.

    python -m benchmarks.bulk [../shared/real-pages] [--files 6] [--pages 200] [--kills 2] [--folder /tmp]

The crawl archives are made of the folder's pages, with other addresses and words in each. One process reads them all,
undisturbed; then the lines of docs/many-machines.md do so with a scheduler and two workers, of which one that is at
work is killed (SIGKILL) after each share of the files. Both must leave the same files with the same bytes, and nothing
beside them.
"""

import argparse
import gzip
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from itertools import islice
from pathlib import Path

from dask.distributed import Client, LocalCluster

import newsbot
from benchmarks.ingest import made_pages
from newsbot.warc.page_files import PageFiles

PAGE = Path(__file__).parents[1] / "docs" / "many-machines.md"
LINES = re.compile(r"^```py\n(.*?)^```$", re.M | re.S)
LOOK = 0.02
"""Seconds between two looks at what is done."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", nargs="?", type=Path, default=Path("../shared/real-pages"))
    parser.add_argument("--files", type=int, default=6)
    parser.add_argument("--pages", type=int, default=200, help="of each file")
    parser.add_argument("--kills", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="where the archives are made; they take 60 KB a page")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=args.folder) as name:
        folder = Path(name)
        for place in ("crawl", "alone", "articles"):
            (folder / place).mkdir()
        made_archives(args.source, folder / "crawl", args.files, args.pages)
        _read_alone(folder, args.files * args.pages)
        _read_with_dask(folder, args.kills)
        alone, together = contents(folder / "alone"), contents(folder / "articles")
        print(f"{len(together)} files, the same as of one process: {alone == together and len(alone) == args.files}")
        sys.exit(alone != together)


def made_archives(source: Path, folder: Path, number: int, pages: int) -> None:
    """Write so many crawl archives of so many *pages* into *folder*, and a list of them."""
    made, names = made_pages(source), []
    for at in range(number):
        files = PageFiles(folder, f"made_{at}", max_size=1 << 62)
        places = [files.write(page) for page in islice(made, pages)]
        files.close()
        names.append(f"crawl-data/CC-NEWS/{places[0].file}")
    (folder / "warc.paths.gz").write_bytes(gzip.compress("\n".join(names).encode()))


def contents(folder: Path) -> dict[str, str]:
    """Return the name of each file in *folder*, hidden ones too, and the hash of its bytes."""
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def _read_alone(folder: Path, pages: int) -> None:
    started = time.process_time()
    for path in newsbot.warc_files(folder / "crawl" / "warc.paths.gz"):
        newsbot.read_warc(path, folder / "alone" / f"{path.name}.parquet")
    seconds, memory = time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"one process: {pages / seconds:.0f} pages/s of processor time, {memory:.0f} MiB at most")


def _read_with_dask(folder: Path, kills: int) -> None:
    (code,) = LINES.findall(PAGE.read_text("utf-8"))
    files = len(newsbot.warc_files(folder / "crawl" / "warc.paths.gz"))
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        code = code.replace("tcp://scheduler:8786", cluster.scheduler_address)
        env = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        with subprocess.Popen([sys.executable, "-c", code], cwd=folder, env=env) as process:
            for kill in range(kills):
                while len(list((folder / "articles").glob("[!.]*"))) < (kill + 1) * files // (kills + 1):
                    if process.poll() is not None:
                        sys.exit("the lines of the page came to their end too early")
                    time.sleep(LOOK)
                _kill_one_at_work(client)
        if process.returncode:
            sys.exit(f"the lines of the page ended with status {process.returncode}")


def _kill_one_at_work(client: Client) -> None:
    while True:
        tasks = client.processing()
        pids = client.run(os.getpid)
        for address, doing in tasks.items():
            if doing and address in pids:
                print(f"killed {address} at {len(doing)} tasks", flush=True)
                os.kill(pids[address], signal.SIGKILL)
                return
        time.sleep(LOOK)


if __name__ == "__main__":
    main()
