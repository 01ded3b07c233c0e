"""BYTES TO VALUES, no sockets, no clock: time is an argument. Imports the standard library's pure parts alone."""
