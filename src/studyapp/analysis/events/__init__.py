"""Events: dated clauses for the timeline."""
