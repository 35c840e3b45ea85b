"""The desktop: window, screens and atlas. Reads a power's View and the chronicle, writes by orders alone."""
