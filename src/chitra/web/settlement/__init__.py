"""Settlement: the figures that office and providers sign, who is unpaid by name, the forms, the closing."""
