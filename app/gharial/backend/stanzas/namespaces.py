"""Namespaces of our own protocols that are asked about where no stanza of theirs is made: before any session."""

TRANSFER_CONTROL = "urn:gharial:transfer-control:0"
