"""Checking a draft: findings by rule, each with its paragraph, the words marked and a suggestion."""
