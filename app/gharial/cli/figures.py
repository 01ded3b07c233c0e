"""Sizes, times and ways in figures: the same in every language, so that scripts can read them."""

from collections.abc import Iterable

from gharial.model.transfer import Kind


def size(count: float) -> str:
    """Bytes in decimal units: "48.2 MB"."""
    if count < 1000:
        return f"{int(count)} B"
    for unit in ("kB", "MB", "GB"):
        count /= 1000
        if count < 999.95:
            return f"{count:.1f} {unit}"
    return f"{count / 1000:.1f} TB"


def duration(seconds: float) -> str:
    """Hours, minutes and seconds: "1:02:03", "2:03"; below ten seconds with a tenth."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    return f"{minutes}:{rest:02d}" if minutes < 60 else f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}"


def options(pairs: Iterable[tuple[str, Kind]]) -> str:
    """Methods with the bytestreams each can use, as the options name them."""
    return ", ".join(sorted(f"--method {method} --via {kind.value}" for method, kind in pairs))
