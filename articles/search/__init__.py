"""Search. `index` keeps what can be found, `finding` answers a question; the other modules are their parts (docs/adr/0012)."""
