"""Measurements that anybody can repeat; tests do not time."""
