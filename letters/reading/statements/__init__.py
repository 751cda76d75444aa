"""Find what a letter says about toezeggingen, motions and requests: one statement for each act of a sentence."""
