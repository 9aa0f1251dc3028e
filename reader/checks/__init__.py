"""Review checks, one file per family, and the MQM score."""
