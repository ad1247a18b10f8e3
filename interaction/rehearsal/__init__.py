"""A rehearsal: simulated citizens, moderators, host and guests drive a real interview through the site's own doors."""
