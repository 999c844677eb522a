"""REQUEST: how newsbot behaves towards the servers it asks, and what it does not let them do to it."""
