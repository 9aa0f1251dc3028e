"""The dialogs: built when they are opened, from the tables they show."""
