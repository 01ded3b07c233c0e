"""Which device gets the file: the first that takes it, and rather one that takes it than a copy on the server."""

import pytest

from gharial.backend.transfers.device import best_device
from gharial.model.contact import Resource
from gharial.model.failures import Unsupported
from gharial.model.jid import Jid
from gharial.model.transfer import FileInfo, Kind
from tests.support.fake_method import FEATURE, FakeMethod, FakeNet

BOB = Jid("bob@river.example")
FILE = FileInfo("a", 1)
PHONE = Resource(Jid("bob@river.example/phone"), features=frozenset({"urn:example:chat"}))
SOFA = Resource(Jid("bob@river.example/sofa"), features=frozenset({FEATURE}))


class Upload(FakeMethod):
    """Fits everybody."""

    leaves_copy_on_server = True
    resumes = False

    def misfit(self, files: object, resource: object) -> None:
        return None


@pytest.fixture
def methods() -> list[FakeMethod]:
    net = FakeNet()
    return [net.method(SOFA.jid), Upload(net, SOFA.jid, "upload", (Kind.HTTP,))]


def test_a_device_that_takes_files_goes_before_one_for_which_only_an_upload_is_left(methods: list[FakeMethod]) -> None:
    device = best_device(BOB, [PHONE, SOFA], methods, FILE, None)
    assert device.jid == SOFA.jid
    assert [(one.method, one.leaves_copy_on_server, one.resumes) for one in device.candidates] == [
        ("fake", False, True),
        ("upload", True, False),
    ]
    assert [one.method for one in best_device(BOB, [PHONE], methods, FILE, None).candidates] == ["upload"]


def test_only_the_kinds_asked_for_count(methods: list[FakeMethod]) -> None:
    device = best_device(BOB, [SOFA], methods, FILE, {Kind.INBAND})
    assert [(one.method, one.kinds) for one in device.candidates] == [("fake", (Kind.INBAND,))]
    with pytest.raises(Unsupported):
        best_device(BOB, [PHONE], methods[:1], FILE, None)
