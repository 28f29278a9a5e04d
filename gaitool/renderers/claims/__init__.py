"""The numbers of a text: what each was read as and compared with, and why one was not."""
