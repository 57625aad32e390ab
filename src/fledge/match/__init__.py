"""Requirements × Evidence → Match made of Parts; second look; interview kits; adverse-impact tests.

Takes a Posting, Applicants and the adjacency of skills. Gives evidence, estimates with ranges, and questions. Never
decides, never orders people unless asked to, and never rejects anybody.
"""
