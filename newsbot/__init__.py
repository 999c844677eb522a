"""newsbot follows news publishers for years and keeps every article once."""
