"""`found_name`: the file's name in a Content-Disposition header (RFC 6266, with the encoding of RFC 8187). Pure."""

import re
from urllib.parse import unquote_to_bytes

LONGEST = 4096
_PARAMETER = re.compile(
    r""";\s*([A-Za-z0-9!#$&+.^_`|~-]+\*?)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;"\s]+))""", re.DOTALL | re.ASCII
)
_QUOTED_PAIR = re.compile(r"\\(.)", re.DOTALL)
_EXTENDED = re.compile(r"([A-Za-z0-9-]*)'[^']*'(.*)", re.DOTALL | re.ASCII)
_CHARSETS = {"utf-8": "utf-8", "iso-8859-1": "latin-1"}


def found_name(header: str) -> str:
    """The name, as foreign as it came; empty without a good one. The encoded form goes before the plain one (§4.3)."""
    if len(header) > LONGEST:
        return ""
    names: dict[str, str] = {}
    for name, quoted, token in _PARAMETER.findall(";" + header.partition(";")[2]):
        # What is told twice is believed the first time, as most programs do.
        names.setdefault(name.lower(), _QUOTED_PAIR.sub(r"\1", quoted) if quoted else token)
    return _decoded(names.get("filename*", "")) or names.get("filename", "")


def _decoded(value: str) -> str:
    found = _EXTENDED.fullmatch(value)
    charset = _CHARSETS.get(found.group(1).lower()) if found is not None else None
    if found is None or charset is None:
        return ""
    try:
        return unquote_to_bytes(found.group(2)).decode(charset)
    except UnicodeDecodeError:
        return ""
