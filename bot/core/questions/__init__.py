"""Questions in people's own words: the lesson that answers, and whether people are needed first."""
