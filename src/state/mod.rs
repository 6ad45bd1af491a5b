//! What is in memory: records, dispatch, queries, session.
