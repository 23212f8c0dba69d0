"""Tables of category counts, as papers print them."""
