"""Claims against gold: align, score, report. Reads what a run wrote; never runs the pipeline."""
