"""The only place where people, roles and departments change."""
