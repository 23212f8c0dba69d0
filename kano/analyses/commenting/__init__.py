"""What people wrote themselves, beside what they answered: for those alone who may see each answer."""
