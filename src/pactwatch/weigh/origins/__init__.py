"""Who stands behind a statement: first speaker, carriers, people of several names."""
