"""Settings of the network: how others reach this computer directly, and through which proxies otherwise."""

from PySide6.QtWidgets import QWidget

from gharial.model.settings import Settings
from gharial.ui.settings.address_checks import public_address_problem, server_names, stun_problem
from gharial.ui.settings.checked_line import CheckedLine
from gharial.ui.settings.choices import Choices
from gharial.ui.settings.page_reset import add_reset
from gharial.ui.settings.proxy_list import ProxyList
from gharial.ui.settings.setting_rows import SettingRows


class NetworkPage(SettingRows):
    """The page Network."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(choices, parent)
        self.title(self.tr("Reached directly"))
        self.number(
            "listen_port",
            self.tr("Port for direct transfers"),
            self.tr("Choose one and open it in your router if others cannot reach you directly."),
            (0, 65535),
            self.tr("any free one"),
        )
        self.switch(
            "map_port",
            self.tr("Ask the router to open the port"),
            self.tr(
                "By UPnP or NAT-PMP, Gharial asks your router to pass connections to this port on to this computer "
                "while it runs, and tells contacts the router’s address. Not every router does that."
            ),
        )
        self._public = CheckedLine(public_address_problem)
        self._public.line.setObjectName("public-address")
        self._public.line.setPlaceholderText("home.river.example:5281")
        self._public.line.setAccessibleName(self.tr("Public address"))
        self._public.taken.connect(lambda text: choices.change(public_address=text))
        self.labelled(self.tr("Public address"), self._public)
        self.explain(
            self.tr(
                "Where others reach this computer from outside: the address or name of your router, and the port "
                "after a colon where it is another. Leave it empty if you do not know."
            )
        )
        self.follow(self._show_public)
        self._stun = CheckedLine(stun_problem)
        self._stun.line.setObjectName("stun-servers")
        self._stun.line.setPlaceholderText("stun.river.example:3478")
        self._stun.line.setAccessibleName(self.tr("STUN servers"))
        self._stun.taken.connect(lambda text: choices.change(stun_servers=server_names(text)))
        self.labelled(self.tr("STUN servers"), self._stun)
        self.explain(
            self.tr(
                "They tell this computer its address as others see it, so that two routers can be crossed. Your chat "
                "server may name some by itself; these are asked besides, and learn your network address. Several are "
                "parted by blanks."
            )
        )
        self.follow(self._show_stun)
        self.switch(
            "raw_udp",
            self.tr("Use plain UDP where nothing else leads straight there"),
            self.tr(
                "Between two Gharials, files may go as datagrams of their own (UDP). Some networks let these through "
                "and nothing else; some forbid them."
            ),
        )
        self.switch(
            "serve_everywhere",
            self.tr("Offer links at every address of this computer"),
            self.tr(
                "Where a file is sent as a link that leads here, it can be fetched over all networks this computer is "
                "in, and not only over the one that contacts know. The link cannot be guessed either way."
            ),
        )
        self.title(self.tr("Proxies"))
        proxies = ProxyList(choices)
        self.column.addWidget(proxies)
        self.explain(
            self.tr(
                "A file goes through a proxy where the two computers cannot reach each other. Those of your servers "
                "are found by themselves; these are used besides them. A proxy sees both network addresses."
            )
        )
        self.follow(proxies.show_settings)
        add_reset(self, choices, "public_address", "stun_servers", "proxies")
        self.finish()

    def _show_public(self, settings: Settings) -> None:
        self._public.show_text(settings.public_address)

    def _show_stun(self, settings: Settings) -> None:
        self._stun.show_text(" ".join(settings.stun_servers))
