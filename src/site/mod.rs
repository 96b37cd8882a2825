//! The plan of outputs: which path is made by which recipe, and where two would meet.
