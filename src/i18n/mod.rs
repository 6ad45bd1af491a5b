//! Messages per feature, 中文 and English side by side, both compulsory. Pure.
