"""What the tests stand on: settings, real servers, serving processes, a browser."""
