"""HOW A FILE IS OFFERED, one file a method; methods do not import each other. Imports model, bytestreams, xmpp."""
