"""Django's formats where its own are wrong for us; ``samverkan.dates`` says the same to templates.

Each language's module is named by Django's locale name and holds a ``formats`` module.
"""
