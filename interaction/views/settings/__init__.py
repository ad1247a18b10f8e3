"""The pages on which administrators set the site up."""
