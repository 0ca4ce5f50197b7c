"""Tests of servers that translate: both protocols, with every fault."""
