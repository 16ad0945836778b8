"""What anybody may say of a record: mistakes, reviews; and who follows what."""
