"""What pictures show: points, shares and courses with raw values, and the words around them."""
