"""The demo district: a past that was played through the real actions, and an interview that is always live."""
