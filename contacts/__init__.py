"""Who to talk to: people, units and how to reach them."""
