//! Kinds of rule and the pack format: the policy of supervision.
