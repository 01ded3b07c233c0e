"""What tests need around the product: servers, accounts, windows."""
