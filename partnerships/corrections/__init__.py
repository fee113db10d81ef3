"""Partner organisations propose corrections of what is published about their part."""
