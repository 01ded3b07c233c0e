"""Which device of a contact gets the file, and by which methods it can. Pure."""

from collections.abc import Collection, Sequence

from gharial.backend.methods.interface import Method
from gharial.backend.transfers.fallback import Candidate
from gharial.model.contact import Resource
from gharial.model.failures import Failure, Unsupported
from gharial.model.jid import Jid
from gharial.model.transfer import FileInfo, Kind
from gharial.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Device:
    """A resource that can take the file, with the ways to it, best first."""

    jid: Jid
    candidates: tuple[Candidate, ...]
    features: frozenset[str] | None = None
    """What it says it can, where it does."""


def best_device(
    target: Jid,
    resources: Sequence[Resource],
    methods: Sequence[Method],
    file: FileInfo,
    only_kinds: Collection[Kind] | None,
) -> Device:
    """The first of `resources` (best first) that fits, before one for which only an upload to the server does.

    Raises the reason why none does.
    """
    reasons: list[Failure] = []
    by_upload: Device | None = None
    for resource in resources:
        candidates = []
        for method in methods:
            if (misfit := method.misfit((file,), resource)) is not None:
                reasons.append(misfit)
                continue
            kinds = tuple(kind for kind in method.kinds_for(resource) if only_kinds is None or kind in only_kinds)
            if kinds:
                candidates.append(Candidate(method.name, kinds, method.leaves_copy_on_server, method.resumes))
        if any(not candidate.leaves_copy_on_server for candidate in candidates):
            return Device(resource.jid, tuple(candidates), resource.features)
        if candidates and by_upload is None:
            by_upload = Device(resource.jid, tuple(candidates), resource.features)
    if by_upload is not None:
        return by_upload
    # A limit tells more than a missing feature.
    specific = [reason for reason in reasons if not isinstance(reason, Unsupported)]
    raise (specific or reasons or [Unsupported(target.full, "file transfer")])[0]
