"""No price arrives as a bare mail: the talk about it is booked first, and the price counts from when it was spoken."""
