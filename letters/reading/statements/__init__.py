"""What a letter says about toezeggingen, motions and requests: one statement per act of a sentence."""
