"""Measures the site beside a bare Django view under the same server: `make bench`."""
