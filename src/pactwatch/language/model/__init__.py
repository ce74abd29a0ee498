"""The neural network: words in, its answers as scores, spans, links and drafts out.

The only folder of the language stage that opens the neural runtime.
"""
