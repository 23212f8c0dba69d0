"""From reports to text or bytes; one module a format, none knows Kano."""
