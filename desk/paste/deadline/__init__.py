"""When the promise must be kept, as the pasted words say it."""
