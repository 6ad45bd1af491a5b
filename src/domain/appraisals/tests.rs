//! Tests of appraisals: stages, who may what, outcomes.
