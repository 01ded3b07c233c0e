"""THE SIGNALLING ENGINE for files and calls: sessions, contents, transports. Imports bytestreams and what is below."""
