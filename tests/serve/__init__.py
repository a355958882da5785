"""Tests of kg.serve: a real server on a free loopback port, asked by clients that know nothing of it."""
