"""The second front end: send, receive and accounts from a terminal, without Qt. Imports model and backend."""
