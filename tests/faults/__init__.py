"""What must hold while processes and servers are killed (P1 to P4: nothing lost, doubled, reordered or crashed)."""
