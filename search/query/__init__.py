"""From what somebody types to what is found."""
