//! Tests of scorecards: scoring, totals, cards, commands.
