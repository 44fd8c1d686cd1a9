"""The lessons as a static site, and as hand-outs for classes."""
