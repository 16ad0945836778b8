"""The provider's own area: claims, sign-in, editing, confirming."""
