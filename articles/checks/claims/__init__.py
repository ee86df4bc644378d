"""Balance and claims: is good told together with harm, and is nothing promised that nobody can keep?

Claims hide in titles, comparisons, examples, calls to action and tags too, so all of these are read. A claim that is
denied (“not a cure”) or honestly asked (“Is there a cure?”) is none. Importing this package fills the table.
"""

from articles.checks.claims import approval, balance, promises

__all__ = ["approval", "balance", "promises"]
