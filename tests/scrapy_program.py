"""The programs `scrapy`, for shells that tests start, and `python -m`: they are forked, and start nothing anew."""

import json
import socketserver
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from pathlib import Path

from tests.be_scrapy import be_scrapy
from tests.scrapy_process import FORKSERVER

DESCRIPTORS = Path("/proc/self/fd")
"""What a process has open, which others can open too; there is no such thing but on Linux."""

PROGRAM = """#!{python} -IS
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as asked:
    asked.connect({address!r})
    asked.sendall(json.dumps([os.getpid(), sys.argv[1:], os.getcwd(), dict(os.environ)]).encode() + b"\\n")
    sys.exit(int(asked.recv(9)))
"""


class _Run(socketserver.StreamRequestHandler):
    """Be the program for a process that waits: with its arguments, in its folder, writing where it writes."""

    def handle(self) -> None:
        pid, arguments, folder, environment = json.loads(self.rfile.readline())
        streams = [f"/proc/{pid}/fd/1", f"/proc/{pid}/fd/2"]
        program = "scrapy"
        if arguments[:1] == ["-m"]:
            _, program, *arguments = arguments
            streams.append(f"/proc/{pid}/fd/0")
        as_started = arguments, folder, environment, streams, None, program
        process = FORKSERVER.Process(target=be_scrapy, args=as_started)
        process.start()
        if process.sentinel not in wait([process.sentinel, self.connection]):
            process.terminate()  # as the one that waits was ended: `kill $!`
        process.join()
        with suppress(BrokenPipeError):
            self.wfile.write(str(process.exitcode or 0).encode())


@contextmanager
def scrapy_program(folder: Path, name: str = "scrapy") -> Iterator[str]:
    """Write the program *name* into *folder*, which it serves meanwhile; yield that folder for the PATH."""
    address = str(folder / "asked")
    with socketserver.ThreadingUnixStreamServer(address, _Run) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        program = folder / name
        program.write_text(PROGRAM.format(python=sys.executable, address=address))
        program.chmod(0o755)
        yield str(folder)
        server.shutdown()


@contextmanager
def forked_python(folder: Path) -> Iterator[str]:
    """Yield the path of a Python in *folder* whose modules are there at once for `-m`, if there can be one."""
    if not DESCRIPTORS.is_dir():
        yield sys.executable
        return
    with scrapy_program(folder, "python") as place:
        yield f"{place}/python"
