"""PAGE: what a server has packed and no header tells of: gzip, zlib."""

import zlib

GZIP = b"\x1f\x8b\x08"
ZLIB = (b"x\x01", b"x\x5e", b"x\x9c", b"x\xda")
"""How "deflate" begins (RFC 1950), at any of its levels."""
_EITHER = 47
"""zlib's number for the two of them, told apart by their beginning."""
_TIMES = 2
"""As some servers pack what is packed already."""
_MEMBERS_AT_MOST = 10_000
"""Of one body; most have one, others one for each 64 KB."""
_PIECE = 64 * 1024


def without_packing(body: bytes, max_size: int) -> bytes:
    """Return *body* without gzip or zlib; of what is larger than *max_size* the beginning.

    Raises zlib.error where nothing of it can be unpacked.
    """
    for _ in range(_TIMES):
        if not body.startswith((GZIP, *ZLIB)):
            break
        body = _unpacked_once(body, max_size)
    return body[:max_size]


def _unpacked_once(body: bytes, max_size: int) -> bytes:
    """Return what can be read of packed *body*, all of its members, up to *max_size* bytes."""
    parts: list[bytes] = []
    left, at = max_size, 0
    for _ in range(_MEMBERS_AT_MOST):
        if left <= 0 or not body.startswith((GZIP, *ZLIB), at):
            break
        member = zlib.decompressobj(wbits=_EITHER)
        try:
            while left > 0 and at < len(body) and not member.eof:
                piece = body[at : at + _PIECE]  # else each member copies all that is behind it
                parts.append(member.decompress(piece, left))
                left -= len(parts[-1])
                at += len(piece) - len(member.unused_data)
        except zlib.error:
            if not any(parts):
                raise
            break
    return b"".join(parts)
