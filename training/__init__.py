"""Makes pactwatch-en, the encoder the package ships. Needs torch; pactwatch never imports this."""
