"""What ./run and ./test share: plain standard library, so that a bare Python can start them."""
