//! Campaign commands at a desk: what is written, what is refused, and what the record then says.
