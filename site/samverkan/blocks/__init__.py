"""What a page's body is made of: one module per kind of block, composed in ``streams``."""
