"""REQUEST: how publishers' servers are asked, and which addresses never are."""
