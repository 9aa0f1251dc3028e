"""The whole text at a glance, beside the scroll bar."""
