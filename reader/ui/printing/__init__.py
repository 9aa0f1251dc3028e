"""Paper: the text set in pages, previewed, printed, written as PDF."""
