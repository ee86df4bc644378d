"""Long tests of a scratch site, one in each module: what each does is its `NAME`, `HELP`, `add_arguments` and `run`."""
