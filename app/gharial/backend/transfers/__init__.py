"""THE STORY of a file: queue, send, receive, fallback, pump, landing. Imports model, storage and methods' interface."""
