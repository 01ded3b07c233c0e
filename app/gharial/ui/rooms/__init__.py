"""Group chats: their tabs, dialogs and menus. Imports model, ui.bridge, ui.widgets, ui.style; the tabs also ui.chat."""
