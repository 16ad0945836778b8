"""The directory's services as a register that the search keeps."""
