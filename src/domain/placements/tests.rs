//! Placement commands at a desk: what is written, what is refused, and what the records then say.
