"""The scenarios of the method, on a twin of the reference article and on the article itself."""
