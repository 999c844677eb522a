"""A small disk (tmpfs) in a mount namespace of a process's own."""

import atexit
import ctypes
import os
import shutil
import subprocess
from pathlib import Path

CLONE_NEWNS, CLONE_NEWUSER = 0x00020000, 0x10000000
"""`os` has them from Python 3.12 on."""


def mount(path: Path, size: int, content: Path, kept: Path) -> None:
    """Put a disk with *content* at *path*, for this process alone; when it ends, what is on it goes to *kept*."""
    own = {"uid_map": f"0 {os.getuid()} 1", "setgroups": "deny", "gid_map": f"0 {os.getgid()} 1"}
    assert ctypes.CDLL(None).unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0
    for name, mapping in own.items():
        Path("/proc/self", name).write_text(mapping)
    subprocess.run(["mount", "--make-rprivate", "/"], check=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "disk", path], check=True)
    shutil.copytree(content, path, dirs_exist_ok=True)
    atexit.register(shutil.copytree, path, kept)
