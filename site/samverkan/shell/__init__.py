"""What stands around every page: name, logo, menus, emergency banner."""
