"""XML CLASSES slixmpp lacks, one namespace a file. Imports slixmpp alone."""
