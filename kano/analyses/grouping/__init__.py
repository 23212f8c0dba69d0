"""Groups of features, such as phases of a journey: what each is made of, and where the basis fails most."""
