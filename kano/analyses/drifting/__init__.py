"""How features move between waves."""
