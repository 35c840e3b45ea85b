"""How wars end: what may be asked, peace talks, settlements, and wars that come to rest."""
